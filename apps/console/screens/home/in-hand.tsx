import { Link } from '../../design/actions/link.tsx'
import { Facts } from '../../design/lists/facts.tsx'
import { Badge } from '../../design/status/badge.tsx'
import { Deadline } from '../../design/time/deadline.tsx'
import { Instant } from '../../design/time/instant.tsx'
import { useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'
import type { OpenCase } from './use-open-cases.ts'

/** One card for each incident in hand. */
export function InHand({ cases, more }: { cases: readonly OpenCase[]; more: number }) {
  const text = useText()
  return (
    <section className="stack-tight">
      <h2>{text('home.inHand')}</h2>
      <div className="home-cases">
        {cases.map((facts) => (
          <CaseCard key={facts.case_id} facts={facts} />
        ))}
      </div>
      {more > 0 && (
        <p>
          <Link to="/cases">{text('home.moreCases', { n: more })}</Link>
        </p>
      )}
    </section>
  )
}

function CaseCard({
  facts: { case_id, code, title, vectors, role, opened_at, open_tasks, late_tasks, next_due },
}: {
  facts: OpenCase
}) {
  const text = useText()
  const word = useWord()
  return (
    <article className="card home-case">
      <div className="stack-tight">
        <p className="soft">{code}</p>
        <h3>
          <Link to="/cases/$caseId" params={{ caseId: case_id }}>
            <bdi>{title ?? code}</bdi>
          </Link>
        </h3>
      </div>
      <Facts
        facts={[
          { name: text('home.case.how'), value: vectors.map((vector) => word('vector', vector)).join('\n') },
          { name: text('home.case.opened'), value: <Instant at={opened_at} /> },
          ...(role === undefined ? [] : [{ name: text('home.case.role'), value: word('role', role) }]),
          {
            name: text('home.case.tasks'),
            value: (
              <span className="row">
                {text('home.case.open', { n: open_tasks })}
                {late_tasks > 0 && <Badge tone="bad">{text('home.case.late', { n: late_tasks })}</Badge>}
              </span>
            ),
          },
          ...(next_due === undefined
            ? []
            : [{ name: text('home.case.next'), value: <Deadline due={next_due.due_at} /> }]),
        ]}
      />
    </article>
  )
}
