import { useRead } from '../../api/use-read.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { ApprovalList } from '../../approvals/approval-list.tsx'
import { EmptyState } from '../../design/status/empty-state.tsx'
import { useText } from '../../messages/use-text.ts'

/** What waits for a second person. The list stays on the page when it becomes empty: it may show what was made. */
export function Screen() {
  const text = useText()
  const { data, error, refetch } = useRead('list-approvals', {}, { every: 30_000 })
  const cases = useRead('list-cases', {}).data?.cases
  if (data === undefined && error !== null) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  return (
    <div className="stack read">
      <ApprovalList
        approvals={data.approvals}
        codeOf={(caseId) => cases?.find(({ case_id }) => case_id === caseId)?.code}
      />
      {data.approvals.length === 0 && (
        <EmptyState icon="people" title={text('settings.approvals.none')}>
          <p>{text('settings.approvals.noneText')}</p>
        </EmptyState>
      )}
    </div>
  )
}
