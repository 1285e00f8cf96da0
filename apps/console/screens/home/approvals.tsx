import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { OutputOf } from '../../../../office/client-types.ts'
import { send } from '../../api/send.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { tell } from '../../design/overlays/toast-queue.ts'
import { SecondPerson } from '../../design/status/second-person.tsx'
import { Instant } from '../../design/time/instant.tsx'
import { useText } from '../../messages/use-text.ts'
import type { OpenCase } from './use-open-cases.ts'

type Approval = OutputOf<'list-approvals'>['approvals'][number]
type Decision = 'approve' | 'decline' | 'withdraw'

/** What needs two people: those that I may confirm, and mine that wait for somebody else. */
export function Approvals({ approvals, cases }: { approvals: readonly Approval[]; cases: readonly OpenCase[] }) {
  const text = useText()
  const client = useQueryClient()
  // Its answer, the shares, is shown once and this place does not show answers: confirmed here they would be lost.
  const shown = approvals.filter(({ action, mine }) => mine || action !== 'print-shares')
  const decide = useMutation({
    mutationFn: ({ approval, decision }: { approval: string; decision: Decision }) =>
      send('/api/decide-approval', { approval, decision }),
    onSuccess: (_, { decision }) => {
      tell({ text: text(`home.approval.${decision}`), tone: 'good' })
      return client.invalidateQueries()
    },
  })
  return (
    <>
      {decide.error !== null && <FailedRead error={decide.error} />}
      {shown.map(({ approval_id, action, case_id, asked_at, asked_by, mine }) => {
        const press = (decision: Decision) => () => decide.mutate({ approval: approval_id, decision })
        const code = cases.find((one) => one.case_id === case_id)?.code
        return (
          <SecondPerson
            key={approval_id}
            state={mine ? 'waiting' : 'confirm'}
            what={code === undefined ? action : text('home.approval.inCase', { action, code })}
            asked={
              <>
                {mine ? text('home.approval.mine') : text('home.approval.by', { who: asked_by })},{' '}
                <Instant at={asked_at} />
              </>
            }
            onConfirm={press('approve')}
            onRefuse={press('decline')}
            onWithdraw={press('withdraw')}
          />
        )
      })}
    </>
  )
}
