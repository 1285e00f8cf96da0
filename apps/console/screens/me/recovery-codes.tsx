import { useState } from 'react'
import { useWrite } from '../../api/use-write.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { Button } from '../../design/actions/button.tsx'
import { Badge } from '../../design/status/badge.tsx'
import { useText } from '../../messages/use-text.ts'
import { ShownOnce } from '../../shown-once/shown-once.tsx'

/** How many are left, and ten new ones, shown once. */
export function RecoveryCodes({ left }: { left: number }) {
  const text = useText()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const renew = useWrite('renew-recovery-codes', {
    changes: ['list-ways-in'],
    onDone: (outcome) => outcome.state === 'done' && setCodes(outcome.output.codes),
  })
  return (
    <div className="me-way">
      <div className="row">
        <h3>{text('me.recovery')}</h3>
        <Badge tone={left < 3 ? 'warn' : 'quiet'}>{text('me.recovery.left', { n: left })}</Badge>
      </div>
      <p className="soft">{text('me.recovery.text')}</p>
      {renew.error !== null && <FailedRead error={renew.error} />}
      {codes === null ? (
        <div className="row">
          <Button icon="again" isPending={renew.isPending} onPress={() => renew.mutate({})}>
            {text('me.recovery.renew')}
          </Button>
        </div>
      ) : (
        <ShownOnce
          title={text('me.recovery.shown')}
          codes={codes}
          onPaper={<p>{text('me.recovery.paper')}</p>}
          onKept={() => setCodes(null)}
        >
          <p>{text('me.recovery.shownText')}</p>
        </ShownOnce>
      )}
    </div>
  )
}
