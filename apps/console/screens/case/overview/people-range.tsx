import { RangeChart } from '../../../design/charts/range-chart.tsx'
import { ShareBar } from '../../../design/charts/share-bar.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import type { OpenRegister } from './bars.ts'
import { boundsOverTime, type Run, type RunCounts } from './run-counts.ts'

interface PeopleRangeProps {
  runs: readonly Run[]
  counts: RunCounts
  open: OpenRegister
}

/** How many people: at least and at most, how the two came closer, and how sure we are who they are. */
export function PeopleRange({ runs, counts: { people }, open }: PeopleRangeProps) {
  const text = useText()
  const word = useWord()
  return (
    <section className="card">
      <h2>{text('case.people')}</h2>
      <RangeChart
        title={text('case.people.range')}
        history={boundsOverTime(runs)}
        {...(open !== undefined && { onOpen: () => open({}) })}
      />
      <ShareBar
        title={text('case.people.who')}
        shares={[
          { id: 'linked', label: word('outcome', 'linked'), value: people.linked, tone: 'good' },
          { id: 'ambiguous', label: word('outcome', 'ambiguous'), value: people.ambiguous, tone: 'warn' },
          { id: 'unlisted', label: word('outcome', 'unlisted'), value: people.unlisted, tone: 'quiet' },
        ]}
        {...(open !== undefined && { onOpen: (outcome: string) => open({ outcome }) })}
      />
    </section>
  )
}
