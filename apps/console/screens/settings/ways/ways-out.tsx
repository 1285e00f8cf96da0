import type { OutputOf } from '../../../../../office/client-types.ts'
import { useRead } from '../../../api/use-read.ts'
import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { useSession } from '../../../app/session/use-session.ts'
import { Button } from '../../../design/actions/button.tsx'
import { Rows } from '../../../design/lists/rows.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { Badge, type Tone } from '../../../design/status/badge.tsx'
import { Instant } from '../../../design/time/instant.tsx'
import { useText } from '../../../messages/use-text.ts'

type Way = OutputOf<'read-ways-out'>['mail']
const tones: Record<Way['state'], Tone> = { off: 'quiet', untried: 'info', ok: 'good', failing: 'bad' }
const names = ['mail', 'webhook'] as const

/** Whether alarms leave the building. A test goes by mail to whoever asks and to those on duty, and by webhook. */
export function WaysOut() {
  const text = useText()
  const { data, error, refetch } = useRead('read-ways-out', {}, { every: 10_000 })
  const mayTest = useSession().may.includes('manage-settings')
  const test = useWrite('test-ways-out', {
    changes: ['read-ways-out', 'list-messages'],
    onDone: () => tell({ text: text('settings.ways.tested') }),
  })
  if (data === undefined && error !== null) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  const isAny = names.some((name) => data[name].state !== 'off')
  return (
    <section className="card">
      <h2>{text('settings.ways.out')}</h2>
      <p className="soft">{text('settings.ways.outText')}</p>
      <Rows
        label={text('settings.ways.out')}
        rows={names.map((name) => ({
          ...{ id: name, icon: name === 'mail' ? ('mail' as const) : ('out' as const) },
          title: text(`settings.ways.out.${name}`),
          note: <WayNote name={name} way={data[name]} />,
          end: <Badge tone={tones[data[name].state]}>{text(`settings.ways.state.${data[name].state}`)}</Badge>,
        }))}
      />
      {test.error !== null && <FailedRead error={test.error} />}
      {mayTest && isAny && (
        <div className="row">
          <Button icon="out" isPending={test.isPending} onPress={() => test.mutate({})}>
            {text('settings.ways.test')}
          </Button>
        </div>
      )}
    </section>
  )
}

/** What is set up where, since when it fails and by which code, what was taken last, and how many wait. */
function WayNote({
  name,
  way: { state, since, failure, accepted_at, waiting },
}: {
  name: 'mail' | 'webhook'
  way: Way
}) {
  const text = useText()
  if (state === 'off') return text(`settings.ways.setUp.${name}`)
  return (
    <>
      {since !== undefined && (
        <div>
          {text('settings.ways.failing', { code: failure ?? '' })} <Instant at={since} />
        </div>
      )}
      {accepted_at !== undefined && (
        <div>
          {text('settings.ways.accepted')} <Instant at={accepted_at} />
        </div>
      )}
      <div>{text('settings.ways.waiting', { n: waiting })}</div>
    </>
  )
}
