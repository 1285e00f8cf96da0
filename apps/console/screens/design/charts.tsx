import { BarChart } from '../../design/charts/bar-chart.tsx'
import { RangeChart } from '../../design/charts/range-chart.tsx'
import { Timeline } from '../../design/charts/timeline.tsx'
import { useText } from '../../messages/use-text.ts'
import { sampleHistory } from './samples.ts'
import { Specimen } from './specimen.tsx'

export function Charts() {
  const text = useText()
  return (
    <>
      <Specimen name="RangeChart">
        <RangeChart title={text('designPage.range')} history={sampleHistory} onOpen={() => {}} />
      </Specimen>
      <Specimen name="BarChart">
        <BarChart
          title={text('designPage.bars')}
          onOpen={() => {}}
          bars={[
            { id: 'diagnosis', label: text('designPage.element.diagnosis'), value: 48_120, more: 9_400 },
            { id: 'hkid', label: text('designPage.element.hkid'), value: 31_004, marked: true },
            { id: 'medication', label: text('designPage.element.medication'), value: 12_655, more: 2_003 },
            { id: 'lab', label: text('designPage.element.lab'), value: 0 },
          ]}
        />
      </Specimen>
      <Specimen name="Timeline">
        <Timeline
          label={text('designPage.timeline')}
          entries={[
            {
              id: 'a',
              at: '2026-03-02T00:10:00Z',
              tone: 'warn',
              icon: 'flag',
              title: text('designPage.time.reported'),
              note: text('designPage.time.reportedNote'),
            },
            { id: 'b', at: '2026-03-02T01:30:00Z', tone: 'info', title: text('designPage.time.opened') },
            { id: 'c', at: '2026-03-03T06:00:00Z', tone: 'good', title: text('designPage.time.contained') },
          ]}
        />
      </Specimen>
    </>
  )
}
