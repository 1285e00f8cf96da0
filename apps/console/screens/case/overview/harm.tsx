import { BarChart } from '../../../design/charts/bar-chart.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import type { OpenRegister } from './bars.ts'
import type { RunCounts } from './run-counts.ts'

const bands = ['very-high', 'high', 'medium', 'low'] as const

/** How bad it is, and for how many. */
export function Harm({ counts: { harm }, open }: { counts: RunCounts; open: OpenRegister }) {
  const text = useText()
  const word = useWord()
  return (
    <section className="card">
      <h2>{text('case.harm')}</h2>
      <BarChart
        title={text('case.harm.bars')}
        bars={bands.map((id) => ({
          ...{ id, label: word('band', id), value: harm[id] ?? 0 },
          marked: id === 'very-high' && (harm[id] ?? 0) > 0,
        }))}
        {...(open !== undefined && { onOpen: (band: string) => open({ band }) })}
      />
    </section>
  )
}
