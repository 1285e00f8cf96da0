import { Link } from '../../design/actions/link.tsx'
import { Rows } from '../../design/lists/rows.tsx'
import { Badge } from '../../design/status/badge.tsx'
import { Deadline } from '../../design/time/deadline.tsx'
import { usePlaceName } from '../../messages/use-place-name.ts'
import { useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'
import { useCase, useMay } from '../case/case-context.ts'
import type { PersonPage } from './person-head.tsx'

/** What the law asks because of this person: where they live, or because everybody counts. */
export function PersonDuties({ person: { duties } }: { person: PersonPage }) {
  const text = useText()
  const word = useWord()
  const placeName = usePlaceName()
  const { case_id } = useCase()
  const mayOpen = useMay()('see-duties')
  return (
    <section className="card">
      <h2>{text('register.duties')}</h2>
      {duties.length === 0 ? (
        <p className="soft">{text('register.duties.none')}</p>
      ) : (
        <Rows
          label={text('register.duties')}
          rows={duties.map(({ id, jurisdiction, law, duty, status, due, counts }) => ({
            id,
            icon: 'duties',
            title: word('duty', duty),
            note: (
              <>
                {placeName(jurisdiction)} · <span lang="en">{law}</span> · {text(`register.counts.${counts}`)}
              </>
            ),
            end: due === null ? <Badge>{word('duty-status', status)}</Badge> : <Deadline due={due} />,
          }))}
        />
      )}
      {mayOpen && (
        <p className="no-print">
          <Link to="/cases/$caseId/duties" params={{ caseId: case_id }}>
            {text('register.duties.all')}
          </Link>
        </p>
      )}
    </section>
  )
}
