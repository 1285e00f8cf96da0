import { Rows } from '../../design/lists/rows.tsx'
import { Instant } from '../../design/time/instant.tsx'
import { useText } from '../../messages/use-text.ts'
import type { PersonPage } from './person-head.tsx'

/** When they rang the call desk, and what came of it. */
export function PersonCalls({ person: { calls } }: { person: PersonPage }) {
  const text = useText()
  return (
    <section className="card">
      <h2>{text('register.calls')}</h2>
      {calls.length === 0 ? (
        <p className="soft">{text('register.calls.none')}</p>
      ) : (
        <Rows
          label={text('register.calls')}
          rows={calls.map(({ at, outcome }) => ({
            id: at,
            icon: 'person',
            title: text(outcome === 'passed-on' ? 'register.calls.passedOn' : 'register.calls.answered'),
            note: <Instant at={at} />,
          }))}
        />
      )}
    </section>
  )
}
