import { FailedRead } from '../../app/failed-read.tsx'
import { useOpenRegister } from '../../app/use-open-register.ts'
import { EmptyState } from '../../design/status/empty-state.tsx'
import { useText } from '../../messages/use-text.ts'
import { useCase, useMay } from './case-context.ts'
import { WhatIsKnown } from './known.tsx'
import { ChainLine } from './overview/chain-line.tsx'
import { Elements } from './overview/elements.tsx'
import { EvidenceRead } from './overview/evidence-read.tsx'
import { Harm } from './overview/harm.tsx'
import { PeopleRange } from './overview/people-range.tsx'
import { Residence } from './overview/residence.tsx'
import { countsOf, currentRun, runAtWork } from './overview/run-counts.ts'
import { RunProgress } from './overview/run-progress.tsx'
import { useDuties } from './overview/use-duties.ts'
import { useScope } from './overview/use-scope.ts'

/** The picture of the breach: what is known, how it is known, and how far each link of the chain is. */
export function Screen() {
  const text = useText()
  const scope = useScope()
  const duties = useDuties()
  return (
    <div className="stack">
      <section className="card" aria-label={text('case.chain')}>
        <ChainLine scope={scope} duties={duties} />
      </section>
      {scope.error !== null && <FailedRead error={scope.error} />}
      <Picture scope={scope} duties={duties} />
    </div>
  )
}

function Picture({ scope: { may, runs, sources }, duties }: PictureProps) {
  const text = useText()
  const facts = useCase()
  const open = useOpenRegister(facts.case_id, useMay()('see-register'))
  const counts = countsOf(currentRun(runs ?? []))
  const atWork = runAtWork(runs ?? [])
  return (
    <>
      {atWork !== undefined && (
        <section className="card">
          <RunProgress run={atWork} />
        </section>
      )}
      {may && counts === undefined && atWork === undefined && runs !== undefined && (
        <NothingRead sources={sources?.length ?? 0} />
      )}
      <div className="picture">
        {counts !== undefined && (
          <div className="stack">
            <PeopleRange runs={runs!} counts={counts} open={open} />
            <Elements counts={counts} open={open} />
            <EvidenceRead counts={counts} />
          </div>
        )}
        <div className="stack">
          <section className="card" aria-label={text('case.known')}>
            <WhatIsKnown facts={facts} />
          </section>
          {counts !== undefined && (
            <>
              <Harm counts={counts} open={open} />
              <Residence counts={counts} thresholds={duties.thresholds} open={open} />
            </>
          )}
        </div>
      </div>
    </>
  )
}

interface PictureProps {
  scope: ReturnType<typeof useScope>
  duties: ReturnType<typeof useDuties>
}

function NothingRead({ sources }: { sources: number }) {
  const text = useText()
  return (
    <EmptyState icon="overview" title={text('case.nothingRead.title')}>
      <p>{text(sources === 0 ? 'case.nothingRead.attach' : 'case.nothingRead.start')}</p>
    </EmptyState>
  )
}
