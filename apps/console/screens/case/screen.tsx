import { useText } from '../../messages/use-text.ts'
import { useCase } from './case-context.ts'
import { WhatIsKnown } from './known.tsx'

/** The picture of the breach. */
export function Screen() {
  const text = useText()
  const facts = useCase()
  return (
    <div className="columns">
      <section className="card" aria-label={text('case.known')}>
        <WhatIsKnown facts={facts} />
      </section>
    </div>
  )
}
