import { useNavigate } from '@tanstack/react-router'
import type { ItemsSearch } from '../../../app/evidence-place.ts'
import { ShareBar } from '../../../design/charts/share-bar.tsx'
import { Banner } from '../../../design/status/banner.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase, useMay } from '../case-context.ts'
import type { RunCounts } from './run-counts.ts'

/** How much of the evidence was read, and what is missing: no gap is silent. */
export function EvidenceRead({ counts: { items, gaps } }: { counts: RunCounts }) {
  const text = useText()
  const navigate = useNavigate()
  const { case_id } = useCase()
  const may = useMay()('see-evidence')
  const open = (state: string) =>
    void navigate({
      ...{ to: '/cases/$caseId/evidence/items', params: { caseId: case_id } },
      search: { state: state as NonNullable<ItemsSearch['state']> },
    })
  return (
    <section className="card">
      <h2>{text('case.evidence')}</h2>
      <ShareBar
        title={text('case.evidence.items', { n: items.total })}
        shares={[
          { id: 'read', label: text('case.evidence.read'), value: items.read, tone: 'good' },
          { id: 'partial', label: text('case.evidence.partial'), value: items.partial, tone: 'warn' },
          { id: 'unread', label: text('case.evidence.unread'), value: items.unread, tone: 'bad' },
        ]}
        {...(may && { onOpen: open })}
      />
      {gaps === 0 ? (
        <p className="soft">{text('case.evidence.whole')}</p>
      ) : (
        <Banner tone="warn" title={text('case.evidence.gaps', { n: gaps })}>
          <p>{text('case.evidence.gapsText')}</p>
        </Banner>
      )}
    </section>
  )
}
