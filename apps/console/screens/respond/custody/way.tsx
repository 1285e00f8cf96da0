import { Timeline, type TimelineEntry } from '../../../design/charts/timeline.tsx'
import { Facts } from '../../../design/lists/facts.tsx'
import { Badge } from '../../../design/status/badge.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { type ExhibitRecord, hashTones } from './exhibit.ts'

type Handover = ExhibitRecord['handovers'][number]

/** Through whose hands it went, from the day it was taken; on paper each step has a line to sign. */
export function ExhibitWay({ record }: { record: ExhibitRecord }) {
  const text = useText()
  const { collected_at, collected_by, handovers } = record
  const taken: TimelineEntry = {
    ...{ id: 'taken', at: collected_at, icon: 'lock', tone: 'info' },
    title: <bdi>{text('custody.taken', { name: collected_by })}</bdi>,
    note: <SignLine />,
  }
  return (
    <>
      <Timeline
        label={text('custody.way')}
        entries={[
          taken,
          ...handovers.map((handover, n): TimelineEntry => {
            const { from, to, handed_at, hash } = handover
            return {
              ...{ id: `${n}`, at: handed_at, icon: 'out', tone: hash === 'different' ? 'bad' : 'quiet' },
              title: <bdi>{text('custody.handed', { from, to })}</bdi>,
              note: <Step handover={handover} />,
            }
          }),
        ]}
      />
      {handovers.length === 0 && <p className="soft no-print">{text('custody.noWay')}</p>}
    </>
  )
}

const said = ['why', 'authority', 'where', 'storage', 'seal_no', 'changes'] as const

function Step({ handover }: { handover: Handover }) {
  const text = useText()
  const word = useWord()
  const { hash, sha256, recorded } = handover
  return (
    <div className="stack-tight">
      <div>
        <Badge tone={hashTones[hash]}>{word('hash', hash)}</Badge>
      </div>
      <Facts
        facts={[
          ...said.flatMap((key) => {
            const value = handover[key]
            return value === undefined ? [] : { name: text(`custody.${key}`), value: <span dir="auto">{value}</span> }
          }),
          ...(sha256 === undefined
            ? []
            : [{ name: text('custody.sha256'), value: <span className="figures custody-hash">{sha256}</span> }]),
          { name: text('custody.recorded'), value: <bdi>{recorded.by.name}</bdi> },
        ]}
      />
      <SignLine />
    </div>
  )
}

function SignLine() {
  const text = useText()
  return <p className="custody-sign">{text('custody.sign')}</p>
}
