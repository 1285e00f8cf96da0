import { useReads } from '../../api/use-reads.ts'
import { Link } from '../../design/actions/link.tsx'
import { Rows } from '../../design/lists/rows.tsx'
import { Deadline } from '../../design/time/deadline.tsx'
import { useText } from '../../messages/use-text.ts'
import { DutyName } from '../case/duty-name.tsx'
import type { OpenCase } from './use-open-cases.ts'

/** As many as can be kept in mind; each case shows all of its own. */
const shown = 8

/** What the law asks for next, over all cases in which I may see the duties. */
export function NextDeadlines({ cases }: { cases: readonly OpenCase[] }) {
  const text = useText()
  const mine = cases.filter(({ may }) => may?.includes('see-duties'))
  const boards = useReads(
    'list-deadlines',
    mine.map(({ case_id }) => ({ case_id })),
    { every: 60_000 },
  )
  const due = mine
    .flatMap(({ case_id, code }, at) =>
      (boards[at]?.data?.deadlines ?? []).map((deadline) => ({ ...deadline, case_id, code })),
    )
    // A clock that hangs on a judgement runs all the same while nobody has judged.
    .filter(({ group, due }) => (group === 'due' || group === 'conditional') && due !== undefined)
    .sort((a, b) => Date.parse(a.due!) - Date.parse(b.due!))
  if (due.length === 0) return null
  return (
    <section className="card">
      <h2>{text('home.deadlines')}</h2>
      <Rows
        label={text('home.deadlines')}
        rows={due.slice(0, shown).map(({ deadline_id, duty, law, due, case_id, code, group }) => ({
          id: deadline_id,
          title: <DutyName duty={duty} law={law} />,
          note: (
            <>
              <Link to="/cases/$caseId/duties" params={{ caseId: case_id }}>
                {code}
              </Link>
              {group === 'conditional' && ` · ${text('duties.group.conditional')}`}
            </>
          ),
          end: <Deadline due={due!} />,
        }))}
      />
      {due.length > shown && <p className="soft">{text('home.deadlines.more', { n: due.length - shown })}</p>}
    </section>
  )
}
