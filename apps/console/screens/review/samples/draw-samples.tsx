import { useNavigate } from '@tanstack/react-router'
import { useRead } from '../../../api/use-read.ts'
import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Link } from '../../../design/actions/link.tsx'
import { Rows } from '../../../design/lists/rows.tsx'
import { Badge } from '../../../design/status/badge.tsx'
import { Instant } from '../../../design/time/instant.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase } from '../../case/case-context.ts'

const kinds = ['doubtful-findings', 'all-findings', 'empty-items'] as const
/** Enough for an interval of some ten points on either side, few enough for one sitting. */
const size = 50

/** What can be drawn, and what was: each sample with how far it is judged. */
export function DrawSamples({ runId }: { runId: string }) {
  const text = useText()
  const { case_id, state } = useCase()
  const navigate = useNavigate()
  const { data, error, refetch } = useRead('list-samples', { case_id })
  const draw = useWrite('sample-findings', {
    changes: ['list-samples', 'review-quality'],
    onDone: (outcome) =>
      outcome.state === 'done' &&
      void navigate({
        ...{ to: '/cases/$caseId/review/samples', params: { caseId: case_id } },
        search: { sample: outcome.output.sample_id },
      }),
  })
  const samples = data?.samples.filter(({ run_id }) => run_id === runId) ?? []
  return (
    <>
      <section className="card">
        <h2>{text('samples.draw')}</h2>
        <Rows
          label={text('samples.draw')}
          rows={kinds.map((kind) => ({
            id: kind,
            title: text(`samples.kind.${kind}`),
            note: text(`samples.hint.${kind}`),
            end: state === 'open' && (
              <Button
                icon="plus"
                isPending={draw.isPending && draw.variables?.kind === kind}
                onPress={() => draw.mutate({ case_id, kind, size })}
              >
                {text('samples.draw.do', { n: size })}
              </Button>
            ),
          }))}
        />
        {draw.error !== null && <FailedRead error={draw.error} />}
      </section>
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {samples.length > 0 && (
        <section className="card">
          <h2>{text('samples.drawn')}</h2>
          <Rows
            label={text('samples.drawn')}
            rows={samples.map(({ sample_id, kind, size: all, judged, drawn_by, drawn_at }) => ({
              id: sample_id,
              icon: 'review',
              title: (
                <Link to="/cases/$caseId/review/samples" params={{ caseId: case_id }} search={{ sample: sample_id }}>
                  {text(`samples.kind.${kind}`)}
                </Link>
              ),
              note: (
                <>
                  <bdi>{drawn_by}</bdi> · <Instant at={drawn_at} />
                </>
              ),
              end: <Badge tone={judged === all ? 'good' : 'info'}>{text('samples.judged', { judged, all })}</Badge>,
            }))}
          />
        </section>
      )}
    </>
  )
}
