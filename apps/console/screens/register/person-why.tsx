import { useText } from '../../messages/use-text.ts'
import type { PersonPage } from './person-head.tsx'
import { Weights } from './weights.tsx'

/** Why the harm is what it is, and why it is this patient. */
export function PersonWhy({ person: { reasons, weights, probability, outcome } }: { person: PersonPage }) {
  const text = useText()
  return (
    <>
      <section className="card">
        <h2>{text('register.why.harm')}</h2>
        {reasons.length === 0 ? (
          <p className="soft">{text('register.why.none')}</p>
        ) : (
          <ul className="reasons" lang="en">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
      </section>
      {outcome !== 'unlisted' && (
        <section className="card">
          <h2>{text('register.why.link')}</h2>
          <p>{text('register.probability', { share: probability })}</p>
          {weights.length === 0 ? <p className="soft">{text('register.why.none')}</p> : <Weights weights={weights} />}
        </section>
      )}
    </>
  )
}
