import { useWrite } from '../../api/use-write.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { Button } from '../../design/actions/button.tsx'
import { tell } from '../../design/overlays/toast-queue.ts'
import { Banner } from '../../design/status/banner.tsx'
import { Instant } from '../../design/time/instant.tsx'
import { useText } from '../../messages/use-text.ts'
import { useCase } from '../case/case-context.ts'
import type { Board } from './board-groups.ts'

/** From what the board was counted, and what is in its way. */
export function BoardState({ board: { people, counted_at, problem, stale, hold } }: { board: Board }) {
  const text = useText()
  const { case_id } = useCase()
  const recount = useWrite('recount-deadlines', {
    changes: ['list-deadlines', 'near-thresholds', 'what-if'],
    onDone: () => tell({ text: text('duties.recounted') }),
  })
  const again = (
    <Button icon="again" isPending={recount.isPending} onPress={() => recount.mutate({ case_id })}>
      {text('duties.recount')}
    </Button>
  )
  return (
    <div className="stack-tight">
      {problem !== undefined && (
        <Banner tone="bad" title={text('duties.problem')} actions={again}>
          <p>{text('duties.problem.text', { code: problem })}</p>
        </Banner>
      )}
      {problem === undefined && stale && <Banner tone="warn" title={text('duties.stale')} actions={again} />}
      {hold !== undefined && (
        <Banner tone="warn" icon="lock" title={text('duties.hold')}>
          <p>
            {hold.by.name} · <Instant at={hold.at} />
          </p>
        </Banner>
      )}
      {recount.error !== null && <FailedRead error={recount.error} />}
      <p>
        {people === undefined
          ? text('duties.people.none')
          : people.least === people.most
            ? text('duties.people.sure', { n: people.least })
            : text('duties.people.range', { least: people.least, most: people.most })}{' '}
        {counted_at !== undefined && (
          <span className="soft">
            {text('duties.counted')} <Instant at={counted_at} />
          </span>
        )}
      </p>
    </div>
  )
}
