import type { OutputOf } from '../../../../../office/client-types.ts'
import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { AskedSecond } from '../../../approvals/asked-second.tsx'
import { useLockWords } from '../../../approvals/use-lock-words.ts'
import { Button } from '../../../design/actions/button.tsx'
import type { IconName } from '../../../design/icon-shapes.ts'
import { Rows } from '../../../design/lists/rows.tsx'
import { Instant } from '../../../design/time/instant.tsx'
import { useText } from '../../../messages/use-text.ts'

type Lock = OutputOf<'read-vault'>['locks'][number]

const icons: Readonly<Record<string, IconName>> = {
  passphrase: 'keyboard',
  shares: 'people',
  'key-file': 'file',
  kms: 'out',
}

/** What opens the vault: any one of these does. Taking one away takes two people, and the last one stays. */
export function Locks({ locks, mayManage }: { locks: readonly Lock[]; mayManage: boolean }) {
  const text = useText()
  const words = useLockWords()
  const remove = useWrite('remove-lock', { changes: ['list-approvals'] })
  const asked = remove.data?.state === 'waiting' ? remove.variables : undefined
  return (
    <section className="card">
      <h2>{text('settings.locks')}</h2>
      <p className="soft">{text('settings.locks.text')}</p>
      {remove.error !== null && <FailedRead error={remove.error} />}
      {asked !== undefined && <AskedSecond action="remove-lock" />}
      <Rows
        label={text('settings.locks')}
        rows={locks.map(({ lock_id, kind, made }) => ({
          id: lock_id,
          icon: icons[kind] ?? 'lock',
          title: words(kind),
          note: (
            <>
              {text('settings.locks.made')} <Instant at={made} /> · <code>{lock_id}</code>
            </>
          ),
          end: mayManage && locks.length > 1 && (
            <Button icon="cross" isDisabled={asked !== undefined} onPress={() => remove.mutate({ lock_id })}>
              {text('settings.locks.remove')}
            </Button>
          ),
        }))}
      />
    </section>
  )
}
