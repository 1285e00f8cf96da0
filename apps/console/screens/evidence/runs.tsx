import { useWrite } from '../../api/use-write.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { Button } from '../../design/actions/button.tsx'
import { Link } from '../../design/actions/link.tsx'
import { Icon } from '../../design/icon.tsx'
import { Rows } from '../../design/lists/rows.tsx'
import { tell } from '../../design/overlays/toast-queue.ts'
import { Badge, type Tone } from '../../design/status/badge.tsx'
import { Instant } from '../../design/time/instant.tsx'
import { useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'
import { useCase, useMay } from '../case/case-context.ts'
import { countsOf, type Run, runAtWork } from '../case/overview/run-counts.ts'
import { RunProgress } from '../case/overview/run-progress.tsx'

/** The run that is at work, with its progress, and those before it with what they counted. */
export function Runs({ runs, mayStop }: { runs: readonly Run[]; mayStop: boolean }) {
  const text = useText()
  const atWork = runAtWork(runs)
  return (
    <section className="card">
      <h2>{text('evidence.runs')}</h2>
      {atWork !== undefined && (
        <div className="stack-tight">
          <RunProgress run={atWork} />
          <p className="soft">{text('evidence.runs.leave')}</p>
          {mayStop && <StopRun run={atWork} />}
        </div>
      )}
      {runs.some(({ current }) => current) && <ToItems />}
      <PastRuns runs={runs.filter((run) => run !== atWork)} mayStart={mayStop && atWork === undefined} />
    </section>
  )
}

/** What was read, item by item, for whoever may see it. */
function ToItems() {
  const text = useText()
  const { case_id } = useCase()
  const may = useMay()('see-evidence')
  if (!may) return null
  return (
    <p className="row">
      <Icon name="evidence" />
      <Link to="/cases/$caseId/evidence/items" params={{ caseId: case_id }}>
        {text('items.look')}
      </Link>
    </p>
  )
}

function StopRun({ run: { run_id } }: { run: Run }) {
  const text = useText()
  const { case_id } = useCase()
  const start = useWrite('start-run', { changes: ['list-runs'] })
  const stop = useWrite('stop-run', {
    changes: ['list-runs'],
    onDone: () => tell({ text: text('evidence.stopped'), tone: 'info', undo: () => start.mutate({ case_id }) }),
  })
  const error = stop.error ?? start.error
  return (
    <>
      {error !== null && <FailedRead error={error} />}
      <div className="row">
        <Button icon="stop" isPending={stop.isPending} onPress={() => stop.mutate({ case_id, run_id })}>
          {text('evidence.stop')}
        </Button>
      </div>
    </>
  )
}

/** A new run: what was read before it is not read again. */
function TryAgain() {
  const text = useText()
  const { case_id } = useCase()
  const start = useWrite('start-run', { changes: ['list-runs'] })
  return (
    <>
      {start.error !== null && <FailedRead error={start.error} />}
      <Button icon="evidence" isPending={start.isPending} onPress={() => start.mutate({ case_id })}>
        {text('evidence.run.again')}
      </Button>
    </>
  )
}

const tones: Record<Run['state'], Tone> = {
  ...{ waiting: 'info', reading: 'info', resolving: 'info' },
  ...{ done: 'good', failed: 'bad', stopped: 'quiet' },
}

function PastRuns({ runs, mayStart }: { runs: readonly Run[]; mayStart: boolean }) {
  const text = useText()
  const word = useWord()
  if (runs.length === 0) return null
  return (
    <Rows
      label={text('evidence.runs.past')}
      rows={runs.map((run) => {
        const { run_id, number, state, failure, tries, asked_at, ended_at, current } = run
        const counts = countsOf(run)
        return {
          id: run_id,
          title: text('evidence.run', { number }),
          note: (
            <>
              {counts !== undefined && (
                <>
                  {text('evidence.run.counted', { items: counts.items.total, people: counts.people.proven })}
                  {' · '}
                </>
              )}
              {failure !== undefined && (
                <>
                  {tries === undefined
                    ? text('evidence.failure', { code: failure })
                    : text('evidence.run.gaveUp', { tries, code: failure })}
                  {' · '}
                </>
              )}
              <Instant at={ended_at ?? asked_at} />
            </>
          ),
          end: (
            <>
              {mayStart && run === runs[0] && tries !== undefined && <TryAgain />}
              {current && (
                <Badge tone="info" icon="check">
                  {text('evidence.run.current')}
                </Badge>
              )}
              <Badge tone={tones[state]}>{word('run-state', state)}</Badge>
            </>
          ),
        }
      })}
    />
  )
}
