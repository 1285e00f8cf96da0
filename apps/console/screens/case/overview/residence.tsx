import { BarChart } from '../../../design/charts/bar-chart.tsx'
import { Rows } from '../../../design/lists/rows.tsx'
import { Badge, type Tone } from '../../../design/status/badge.tsx'
import { usePlaceName } from '../../../messages/use-place-name.ts'
import { useText } from '../../../messages/use-text.ts'
import { DutyName } from '../duty-name.tsx'
import { barsOf, type OpenRegister } from './bars.ts'
import type { RunCounts } from './run-counts.ts'
import type { useDuties } from './use-duties.ts'

type Threshold = NonNullable<ReturnType<typeof useDuties>['thresholds']>[number]

/** Places with the most people; the register has all. */
const shown = 8

/** Where the people live, and the numbers from which on a law asks for more. */
export function Residence({
  counts,
  thresholds,
  open,
}: {
  counts: RunCounts
  thresholds: readonly Threshold[] | undefined
  open: OpenRegister
}) {
  const text = useText()
  const placeName = usePlaceName()
  return (
    <section className="card">
      <h2>{text('case.residence')}</h2>
      <BarChart
        title={text('case.residence.bars')}
        bars={barsOf(counts.residence, placeName, counts.for_duties?.possible?.residents).slice(0, shown)}
        {...(open !== undefined && { onOpen: (residence: string) => open({ residence }) })}
      />
      {thresholds !== undefined && <Thresholds thresholds={thresholds} counts={counts} open={open} />}
    </section>
  )
}

const order: readonly Threshold['state'][] = ['near', 'open', 'met', 'below']
const tones: Record<Threshold['state'], Tone> = { near: 'warn', open: 'warn', met: 'info', below: 'quiet' }

/** As many thresholds as fit beside the bars. */
const named = 5

/** Those that matter now, the nearest first, then those next to be reached; the rest is only counted. */
interface ThresholdsProps {
  thresholds: readonly Threshold[]
  counts: RunCounts
  open: OpenRegister
}

function Thresholds({ thresholds, counts, open }: ThresholdsProps) {
  const text = useText()
  const sorted = thresholds.toSorted(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || b.now / b.from - a.now / a.from,
  )
  const pressing = sorted.filter(({ state }) => state !== 'below').length
  const shownNow = sorted.slice(0, Math.max(pressing, named))
  if (thresholds.length === 0) return null
  return (
    <div className="stack-tight">
      <h3>{text('case.thresholds')}</h3>
      <Rows
        label={text('case.thresholds')}
        rows={shownNow.map((one) => ({
          id: `${one.duty} ${one.place} ${one.from}`,
          title: <DutyName duty={one.duty} law={one.law} />,
          note: <Held threshold={one} counts={counts} open={open} />,
          end: <Badge tone={tones[one.state]}>{text(`case.threshold.${one.state}`)}</Badge>,
        }))}
      />
      {sorted.length > shownNow.length && (
        <p className="soft">{text('case.thresholds.far', { n: sorted.length - shownNow.length })}</p>
      )}
    </div>
  )
}

interface HeldProps {
  threshold: Threshold
  counts: RunCounts
  open: OpenRegister
}

/** "Ohio: from 500 people on. Now 66, at most 135." The number opens the list of those who count. */
function Held({ threshold: { place, from, now, at_most }, counts, open }: HeldProps) {
  const text = useText()
  const placeName = usePlaceName()
  const where = place === undefined ? text('case.threshold.anywhere') : placeName(place)
  const held =
    at_most === undefined || at_most === now
      ? text('case.threshold.now', { now })
      : text('case.threshold.most', { now, most: at_most })
  return (
    <>
      {text('case.threshold', { where, from })}{' '}
      {open === undefined || (place !== undefined && counts.residence[place] === undefined) ? (
        held
      ) : (
        <button
          type="button"
          className="number-link"
          onClick={() => open(place === undefined ? {} : { residence: place })}
        >
          {held}
          <span className="unseen">{text('design.opens', { label: where })}</span>
        </button>
      )}
    </>
  )
}
