import { useState } from 'react'
import { Button } from '../../../design/actions/button.tsx'
import { BarChart } from '../../../design/charts/bar-chart.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { barsOf, type OpenRegister } from './bars.ts'
import type { RunCounts } from './run-counts.ts'

/** Enough to see at a glance. */
const shown = 10

/** What kind of data, and of how many people each. */
export function Elements({ counts: { elements }, open }: { counts: RunCounts; open: OpenRegister }) {
  const text = useText()
  const word = useWord()
  const [all, setAll] = useState(false)
  const bars = barsOf(elements, (code) => word('element', code))
  return (
    <section className="card">
      <h2>{text('case.elements')}</h2>
      <BarChart
        title={text('case.elements.bars')}
        bars={all ? bars : bars.slice(0, shown)}
        {...(open !== undefined && { onOpen: (element: string) => open({ element }) })}
      />
      {bars.length > shown && (
        <div className="row no-print">
          <Button tone="bare" icon={all ? 'minus' : 'plus'} onPress={() => setAll(!all)}>
            {all ? text('case.bars.fewer') : text('case.bars.all', { n: bars.length })}
          </Button>
        </div>
      )}
    </section>
  )
}
