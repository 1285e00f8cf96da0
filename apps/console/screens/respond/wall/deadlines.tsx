import { useRead } from '../../../api/use-read.ts'
import { usePlaceName } from '../../../messages/use-place-name.ts'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { useCase } from '../../case/case-context.ts'
import { WallPart } from './part.tsx'
import { WallTime } from './time.tsx'

const shown = 4

/** What the law asks for next, and how much hangs on a judgement that nobody has made. */
export function WallDeadlines() {
  const text = useText()
  const word = useWord()
  const placeName = usePlaceName()
  const { case_id } = useCase()
  const { data } = useRead('list-deadlines', { case_id }, { every: 30_000 })
  const due = (data?.deadlines ?? [])
    .filter(({ group, due }) => group === 'due' && due !== undefined)
    .toSorted((a, b) => Date.parse(a.due!) - Date.parse(b.due!))
  const hanging = (data?.deadlines ?? []).filter(({ group }) => group === 'conditional').length
  return (
    <WallPart name="deadlines" title={text('wall.deadlines')}>
      {data !== undefined && due.length === 0 && <p className="wall-text">{text('wall.deadlines.none')}</p>}
      <ul className="wall-lines" aria-label={text('wall.deadlines')}>
        {due.slice(0, shown).map(({ deadline_id, duty, law, due: at }) => (
          <li key={deadline_id}>
            <span>
              {law === undefined ? duty : word('duty', law.kind)}
              {law !== undefined && (
                <span className="soft">
                  {' '}
                  {placeName(law.jurisdiction)} · <span lang="en">{law.law}</span>
                </span>
              )}
            </span>
            <WallTime due={at!} />
          </li>
        ))}
      </ul>
      {hanging > 0 && <p className="wall-text">{text('wall.deadlines.hanging', { n: hanging })}</p>}
    </WallPart>
  )
}
