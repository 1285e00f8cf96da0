import { useRead } from '../../../api/use-read.ts'
import { useWrite } from '../../../api/use-write.ts'
import { useSession } from '../../../app/session/use-session.ts'
import { useCase } from '../../case/case-context.ts'
import { batches } from './batches.ts'

/** What this person began to send into this case earlier, from a page that is closed by now. */
export function useLeftUploads() {
  const { case_id } = useCase()
  const { account_id } = useSession()
  const isSending = batches.use().some(({ caseId, account }) => caseId === case_id && account === account_id)
  const { data } = useRead('list-uploads', { case_id }, { when: !isSending })
  const discard = useWrite('discard-uploads', { changes: ['list-uploads'] })
  return {
    /** While something is on its way from this page it is not known what else there is. */
    uploads: isSending ? [] : (data?.uploads ?? []),
    discard: (upload_ids: string[]) => discard.mutate({ case_id, upload_ids }),
    isDiscarding: discard.isPending,
    error: discard.error,
  }
}

export type Left = ReturnType<typeof useLeftUploads>
