import './grade.css'
import { Focusable } from 'react-aria-components/Focusable'
import type { Key } from '../../messages/catalogue.ts'
import { useText } from '../../messages/use-text.ts'
import { Hint } from '../overlays/hint.tsx'

export type GradeName = 'E1' | 'E2' | 'E3' | 'E4' | 'E5'

const words: Record<GradeName, Key> = {
  E1: 'design.grade.E1',
  E2: 'design.grade.E2',
  E3: 'design.grade.E3',
  E4: 'design.grade.E4',
  E5: 'design.grade.E5',
}

/** How we know: the grade with its words as a hint, and as many full pips as it is strong. E1 to E3 are proven, E4 and E5 possible. */
export function Grade({ grade }: { grade: GradeName }) {
  const text = useText()
  const strength = 6 - Number(grade.slice(1))
  return (
    <Hint text={text(words[grade] as 'design.grade.E1')}>
      <Focusable>
        <span className="grade" role="img" aria-label={`${grade}: ${text(words[grade] as 'design.grade.E1')}`}>
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
