import { OutsideLink } from '../../design/actions/link.tsx'
import { usePlaceName } from '../../messages/use-place-name.ts'
import { useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'
import type { Board, Duty } from './board-groups.ts'

/** Why a duty applies, in words, with the place in the law that says so. The law's words stay in the language of the data. */
export function DutyWhy({ duty: { because, asks, for_each, satisfied_by, law }, board }: { duty: Duty; board: Board }) {
  const text = useText()
  const word = useWord()
  const placeName = usePlaceName()
  const questions = asks.flatMap((ask) => board.questions.find(({ judgement }) => judgement === ask)?.question ?? ask)
  const other = board.deadlines.find(({ duty }) => duty === satisfied_by?.duty)
  const otherName =
    other?.law === undefined
      ? satisfied_by?.duty
      : `${word('duty', other.law.kind)}, ${placeName(other.law.jurisdiction)}`
  return (
    <div className="duty-why">
      {because.length > 0 && (
        <ul className="duty-reasons" lang="en" aria-label={text('duties.because')}>
          {because.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {questions.length > 0 && (
        <p>
          {text('duties.asks')}: <span lang="en">{questions.join(' ')}</span>
        </p>
      )}
      {for_each.length > 0 && (
        <p>
          {text('duties.forEach')}: {for_each.map(placeName).join(', ')}
        </p>
      )}
      {satisfied_by !== undefined && (
        <p>{text(satisfied_by.done ? 'duties.met.done' : 'duties.met', { duty: otherName ?? satisfied_by.duty })}</p>
      )}
      {law !== undefined && (
        <p className="soft">
          {text('duties.citation')}:{' '}
          {law.url === undefined ? (
            <span lang="en">{law.citation}</span>
          ) : (
            <span lang="en">
              <OutsideLink href={law.url}>{law.citation}</OutsideLink>
            </span>
          )}
        </p>
      )}
    </div>
  )
}
