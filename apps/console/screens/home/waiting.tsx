import { useRead } from '../../api/use-read.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { ApprovalList } from '../../approvals/approval-list.tsx'
import { EmptyState } from '../../design/status/empty-state.tsx'
import { useText } from '../../messages/use-text.ts'
import { Messages } from './messages.tsx'
import { MyTasks, useMyTasks } from './my-tasks.tsx'
import type { OpenCase } from './use-open-cases.ts'

/** What waits for me: my confirmation, my tasks, and what happened that I should know. */
export function Waiting({ cases }: { cases: readonly OpenCase[] }) {
  const text = useText()
  const approvals = useRead('list-approvals', {}, { every: 30_000 })
  const messages = useRead('list-messages', {}, { every: 30_000 })
  const tasks = useMyTasks(cases)
  const error = approvals.error ?? messages.error
  if (error !== null && messages.data === undefined) return <FailedRead error={error} />
  if (approvals.data === undefined || messages.data === undefined)
    return <p className="soft">{text('shell.loading')}</p>
  const unread = messages.data.messages.filter(({ read }) => !read)
  const isNothing = approvals.data.approvals.length + unread.length + tasks.mine.length + tasks.free.length === 0
  return (
    <section className="card" aria-label={text('home.waiting')}>
      <h2>{text('home.waiting')}</h2>
      {isNothing && (
        <EmptyState icon="done" title={text('home.nothing.title')} level={3}>
          <p>{text('home.nothing.text')}</p>
        </EmptyState>
      )}
      <ApprovalList
        approvals={approvals.data.approvals}
        codeOf={(caseId) => cases.find(({ case_id }) => case_id === caseId)?.code}
      />
      <MyTasks {...tasks} />
      <Messages messages={unread} cases={cases} />
    </section>
  )
}
