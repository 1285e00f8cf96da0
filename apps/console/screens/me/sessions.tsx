import type { OutputOf } from '../../../../office/client-types.ts'
import { useWrite } from '../../api/use-write.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { sessionEnding } from '../../app/session/session-store.ts'
import { Button } from '../../design/actions/button.tsx'
import { Rows } from '../../design/lists/rows.tsx'
import { tell } from '../../design/overlays/toast-queue.ts'
import { Badge } from '../../design/status/badge.tsx'
import { Instant } from '../../design/time/instant.tsx'
import { useText } from '../../messages/use-text.ts'

/** Open sessions of mine, each to be ended from here: the browser at the ward that I left open. */
export function Sessions({ sessions }: { sessions: OutputOf<'list-ways-in'>['sessions'] }) {
  const text = useText()
  const end = useWrite('end-own-session', {
    changes: ['list-ways-in'],
    onDone(_, { session_id }) {
      if (session_id === undefined) return sessionEnding.end('left')
      tell({ text: text('me.sessions.ended') })
    },
  })
  return (
    <section className="card">
      <h2>{text('me.sessions')}</h2>
      {end.error !== null && <FailedRead error={end.error} />}
      <Rows
        label={text('me.sessions')}
        rows={sessions.map(({ session_id, started, seen, this_one }) => ({
          id: session_id,
          icon: 'screen' as const,
          title: this_one ? <Badge tone="good">{text('me.sessions.this')}</Badge> : text('me.sessions.other'),
          note: (
            <>
              {text('me.sessions.started')} <Instant at={started} />, {text('me.sessions.seen')} <Instant at={seen} />
            </>
          ),
          end: !this_one && (
            <Button icon="out" onPress={() => end.mutate({ session_id })}>
              {text('me.sessions.end')}
            </Button>
          ),
        }))}
      />
      <div className="row">
        <Button icon="out" isPending={end.isPending} onPress={() => end.mutate({})}>
          {text('me.sessions.endAll')}
        </Button>
      </div>
    </section>
  )
}
