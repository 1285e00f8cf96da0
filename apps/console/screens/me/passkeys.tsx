import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { OutputOf } from '../../../../office/client-types.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { addPasskey } from '../../app/session/sign-in.ts'
import { Button } from '../../design/actions/button.tsx'
import { Rows } from '../../design/lists/rows.tsx'
import { tell } from '../../design/overlays/toast-queue.ts'
import { Instant } from '../../design/time/instant.tsx'
import { useText } from '../../messages/use-text.ts'
import { RemoveWay } from './remove-way.tsx'

export type Way = OutputOf<'list-ways-in'>['ways'][number]

/** Passkeys and the directory's login, with how they are kept and when they were used. */
export function Passkeys({ ways }: { ways: readonly Way[] }) {
  const text = useText()
  const client = useQueryClient()
  const [leaving, setLeaving] = useState<string | null>(null)
  const add = useMutation({
    mutationFn: addPasskey,
    retry: false,
    onSuccess: () => {
      tell({ text: text('me.passkey.added') })
      return client.invalidateQueries({ queryKey: ['list-ways-in'] })
    },
  })
  const shown = ways.filter(({ kind }) => kind !== 'totp')
  const isLast = shown.filter(({ kind }) => kind === 'passkey').length === 1
  return (
    <div className="me-way">
      <Rows
        label={text('me.ways')}
        rows={shown.map((way) => ({
          id: way.way_id,
          icon: way.kind === 'passkey' ? ('key' as const) : ('out' as const),
          title: text(way.kind === 'passkey' ? 'me.passkey' : 'me.directory'),
          note: <WayNote way={way} isLast={isLast && way.kind === 'passkey'} />,
          end: (
            <Button icon="cross" isDisabled={isLast && way.kind === 'passkey'} onPress={() => setLeaving(way.way_id)}>
              {text('me.remove')}
            </Button>
          ),
        }))}
      />
      {add.error !== null && <FailedRead error={add.error} />}
      <div className="row">
        <Button icon="plus" isPending={add.isPending} onPress={() => add.mutate()}>
          {text('me.passkey.add')}
        </Button>
      </div>
      <RemoveWay wayId={leaving} onClose={() => setLeaving(null)} />
    </div>
  )
}

function WayNote({ way, isLast }: { way: Way; isLast: boolean }) {
  const text = useText()
  return (
    <>
      {way.kind === 'passkey' && <p>{text(way.synced ? 'me.passkey.synced' : 'me.passkey.oneDevice')}</p>}
      <p>
        {text('me.since')} <Instant at={way.since} />
      </p>
      {way.used === undefined ? (
        <p>{text('me.neverUsed')}</p>
      ) : (
        <p>
          {text('me.used')} <Instant at={way.used} />
        </p>
      )}
      {isLast && <p>{text('me.passkey.last')}</p>}
    </>
  )
}
