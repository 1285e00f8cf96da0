import { Rows } from '../../design/lists/rows.tsx'
import { Instant } from '../../design/time/instant.tsx'
import { useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'
import { DutyName } from '../case/duty-name.tsx'
import type { Board, Duty } from './board-groups.ts'

export interface Difference {
  duty: string
  before: string
  after: string
  due_after: string | null
  law?: Duty['law']
  because?: readonly string[]
}

/** Duties that would be others, each with how it stands and how it would. */
export function Differences({
  label,
  differences,
  board,
}: {
  label: string
  differences: readonly Difference[]
  board: Board
}) {
  const text = useText()
  const word = useWord()
  return (
    <Rows
      label={label}
      rows={differences.map(({ duty, before, after, due_after, law, because = [] }) => ({
        id: duty,
        title: <DutyName duty={duty} law={law ?? board.deadlines.find((one) => one.duty === duty)?.law} />,
        note: (
          <>
            {before === after
              ? word('duty-status', after)
              : text('duties.change', { before: word('duty-status', before), after: word('duty-status', after) })}
            {due_after !== null && (
              <>
                {' · '}
                <Instant at={due_after} />
              </>
            )}
            {because.length > 0 && (
              <span className="difference-why" lang="en">
                {because.join('; ')}
              </span>
            )}
          </>
        ),
      }))}
    />
  )
}
