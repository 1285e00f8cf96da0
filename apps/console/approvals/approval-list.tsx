import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { OutputOf } from '../../../office/client-types.ts'
import { ConnectionLost } from '../api/problem.ts'
import { send } from '../api/send.ts'
import { FailedRead } from '../app/failed-read.tsx'
import { tell } from '../design/overlays/toast-queue.ts'
import { Banner } from '../design/status/banner.tsx'
import { SecondPerson } from '../design/status/second-person.tsx'
import { Instant } from '../design/time/instant.tsx'
import { useText } from '../messages/use-text.ts'
import { Exactly } from './exactly.tsx'
import { SharesShown } from './shares-shown.tsx'
import { useActionWords } from './use-action-words.ts'

type Approval = OutputOf<'list-approvals'>['approvals'][number]
type Decision = 'approve' | 'decline' | 'withdraw'

interface ApprovalListProps {
  approvals: readonly Approval[]
  /** How a case is called; undefined where it is not known. */
  codeOf?(caseId: string): string | undefined
}

/** What needs two people: those that I may confirm, and mine that wait for somebody else. */
export function ApprovalList({ approvals, codeOf }: ApprovalListProps) {
  const text = useText()
  const action = useActionWords()
  const [shares, setShares] = useState<readonly string[] | null>(null)
  const decide = useDecide(setShares)
  return (
    <>
      {shares !== null && <SharesShown shares={shares} onKept={() => setShares(null)} />}
      {decide.error !== null && <NotDecided error={decide.error} />}
      {approvals.map(({ approval_id, action: name, case_id, asked_at, expires_at, asked_by, mine }) => {
        const press = (decision: Decision) => () => decide.mutate({ approval: approval_id, decision })
        const code = case_id === undefined ? undefined : codeOf?.(case_id)
        const what = action(name)
        return (
          <SecondPerson
            key={approval_id}
            state={mine ? 'waiting' : 'confirm'}
            what={code === undefined ? what : text('approvals.inCase', { action: what, code })}
            asked={
              <>
                {mine ? text('approvals.mine') : text('approvals.by', { who: asked_by })} · <Instant at={asked_at} />
                <br />
                {text('approvals.until')} <Instant at={expires_at} />
                <Exactly approvalId={approval_id} />
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

/** A lost answer is no refusal: what was decided may have been done, and what it made was shown to nobody. */
function NotDecided({ error }: { error: Error }) {
  const text = useText()
  if (!(error instanceof ConnectionLost)) return <FailedRead error={error} />
  return (
    <Banner tone="warn" title={text('approvals.lost')} live="alert">
      <p>{text('approvals.lostText')}</p>
    </Banner>
  )
}

/** An approved action runs at once. What it answers is shown to whoever approved, and to nobody else: new shares exist nowhere but here. */
function useDecide(showShares: (shares: readonly string[]) => void) {
  const text = useText()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ approval, decision }: { approval: string; decision: Decision }) =>
      send<{ output: unknown }>('/api/decide-approval', { approval, decision }),
    // Not sent again by itself: the first time may have shown something once.
    retry: false,
    onError: () => client.invalidateQueries({ queryKey: ['list-approvals'] }),
    onSuccess: ({ body }, { decision }) => {
      const made = (body.output as { shares?: readonly string[] } | null)?.shares
      if (made !== undefined) showShares(made)
      tell({ text: text(`approvals.${decision}`), tone: 'good' })
      // What was decided can no longer be read, and asking for it would stand in the ledger as one more reading.
      return client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'read-approval' })
    },
  })
}
