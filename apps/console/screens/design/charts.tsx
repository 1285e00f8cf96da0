import { BarChart } from '../../design/charts/bar-chart.tsx'
import { Chain } from '../../design/charts/chain.tsx'
import { RangeChart } from '../../design/charts/range-chart.tsx'
import { ShareBar } from '../../design/charts/share-bar.tsx'
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
      <Specimen name="ShareBar">
        <ShareBar
          title={text('designPage.shares')}
          onOpen={() => {}}
          shares={[
            { id: 'read', label: text('designPage.badge.read'), value: 3_402, tone: 'good' },
            { id: 'partial', label: text('designPage.badge.partial'), value: 210, tone: 'warn' },
            { id: 'encrypted', label: text('designPage.badge.encrypted'), value: 38, tone: 'bad' },
          ]}
        />
      </Specimen>
      <Specimen name="Chain">
        <Chain
          label={text('designPage.chain')}
          steps={[
            {
              id: 'a',
              title: text('designPage.chain.done'),
              state: 'done',
              figure: '38',
              note: text('designPage.chain.doneNote'),
            },
            {
              id: 'b',
              title: text('designPage.chain.look'),
              state: 'look',
              figure: '231',
              note: text('designPage.chain.lookNote'),
            },
            { id: 'c', title: text('designPage.chain.late'), state: 'late', note: text('designPage.chain.lateNote') },
            { id: 'd', title: text('designPage.chain.now'), state: 'now', note: text('designPage.chain.nowNote') },
            { id: 'e', title: text('designPage.chain.none'), state: 'none', note: text('designPage.chain.noneNote') },
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
