import { useRead } from '../../api/use-read.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { Link } from '../../design/actions/link.tsx'
import { Rows } from '../../design/lists/rows.tsx'
import { Badge } from '../../design/status/badge.tsx'
import { EmptyState } from '../../design/status/empty-state.tsx'
import { usePlaceName } from '../../messages/use-place-name.ts'
import { useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'
import { bandTones } from './band-tones.ts'

interface FoundProps {
  caseId: string
  runId: string
  sought: string
}

/** Who may be meant, exact ones first, each with what it was found by. */
export function Found({ caseId, runId, sought }: FoundProps) {
  const text = useText()
  const word = useWord()
  const placeName = usePlaceName()
  const { data, error, refetch } = useRead('find-people', { case_id: caseId, run_id: runId, text: sought })
  if (error !== null && data === undefined) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  if (data.people.length === 0)
    return (
      <EmptyState icon="search" title={text('register.notFound.title')}>
        <p>{text('register.notFound.text')}</p>
      </EmptyState>
    )
  return (
    <section className="card" aria-label={text('register.found')}>
      <p role="status">{text('register.found.count', { n: data.people.length })}</p>
      <Rows
        label={text('register.found')}
        rows={data.people.map(({ person, person_id, name, band, residence, found_by, likeness }) => ({
          id: person_id,
          title: (
            <Link
              to="/cases/$caseId/register/$person"
              params={{ caseId, person: String(person) }}
              search={{ run: runId }}
            >
              <bdi>{name === '' ? text('register.noName') : name}</bdi>
            </Link>
          ),
          note: `${person_id} · ${placeName(residence)}`,
          end: (
            <>
              <span className="soft">
                {text(`register.by.${found_by}`)}
                {likeness < 1 && ` · ${text('register.likeness', { share: likeness })}`}
              </span>
              <Badge tone={bandTones[band] ?? 'quiet'}>{word('band', band)}</Badge>
            </>
          ),
        }))}
      />
    </section>
  )
}
