import { Facts } from '../../../design/lists/facts.tsx'
import type { Containment } from './containment.ts'

type Answer = Containment['answers'][number]

/** What a connector said and saw, in its own words, which are English. */
export function AnswerWords({ answer: { said, seen, warnings, task } }: { answer: Answer }) {
  return (
    <div className="stack-tight" lang="en">
      <p>{said}</p>
      {seen.length > 0 && (
        <Facts
          facts={seen.map(({ what, value }) => ({ name: what, value: <bdi className="custody-hash">{value}</bdi> }))}
        />
      )}
      {warnings.map((warning) => (
        <p key={warning}>
          <strong>{warning}</strong>
        </p>
      ))}
      {task !== undefined && (
        <ol className="task-steps">
          {task.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
    </div>
  )
}
