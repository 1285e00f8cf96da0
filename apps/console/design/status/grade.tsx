import './grade.css'
import { Focusable } from 'react-aria-components/Focusable'
import { useText } from '../../messages/use-text.ts'
import { Hint } from '../overlays/hint.tsx'

export type GradeName = 'E1' | 'E2' | 'E3' | 'E4' | 'E5'

/** How we know: the grade with its words as a hint, and as many full pips as it is strong. E1 to E3 are proven, E4 and E5 possible. */
export function Grade({ grade }: { grade: GradeName }) {
  const text = useText()
  const words = text(`design.grade.${grade}`)
  const strength = 6 - Number(grade.slice(1))
  return (
    <Hint text={words}>
      <Focusable>
        <span className="grade" role="img" aria-label={`${grade}: ${words}`}>
          <span className="grade-name">{grade}</span>
          <svg viewBox="0 0 30 8" aria-hidden="true">
            {[0, 1, 2, 3, 4].map((pip) => (
              <rect
                key={pip}
                x={pip * 6 + 0.5}
                y={1}
                width={4}
                height={6}
                className={pip < strength ? 'pip-full' : 'pip'}
              />
            ))}
          </svg>
        </span>
      </Focusable>
    </Hint>
  )
}
