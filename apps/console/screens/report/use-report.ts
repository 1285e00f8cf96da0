import { type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AnonymousReceipt, OutputOf, SessionAnswer } from '../../../../office/client-types.ts'
import { call } from '../../api/call.ts'
import { ServerProblem } from '../../api/problem.ts'
import { send } from '../../api/send.ts'
import { readSession, sessionKey } from '../../app/session/read-session.ts'
import type { ReportForm } from './report-draft.ts'

/** `follow` only where no name was given. */
export type Receipt = Pick<OutputOf<'report-concern'>, 'code' | 'received_at' | 'card'> & { follow?: string }

/** Who is signed in here, if anybody: null for nobody, undefined while it is not known. The form works either way. */
export function useReporter(): SessionAnswer | null | undefined {
  const { data, error } = useQuery({ queryKey: sessionKey, queryFn: ({ signal }) => readSession(signal) })
  if (error instanceof ServerProblem && error.status === 401) return null
  return data
}

/** Sends a report, with the name of whoever is signed in or without. It waits for a lost connection, and is taken once however often it is sent. */
export function useReport(
  onTaken: (receipt: Receipt) => void,
): UseMutationResult<Receipt, Error, { form: ReportForm; withName: boolean }> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ form, withName }: { form: ReportForm; withName: boolean }) =>
      withName ? sendWithName(form) : sendWithoutName(form),
    onSuccess: (receipt) => {
      void client.invalidateQueries({ queryKey: ['my-concerns'] })
      onTaken(receipt)
    },
    onError: (error) => {
      if (error instanceof ServerProblem && error.status === 401)
        void client.invalidateQueries({ queryKey: sessionKey })
    },
  })
}

async function sendWithName(form: ReportForm): Promise<Receipt> {
  const outcome = await call('report-concern', form)
  if (outcome.state === 'waiting') throw new Error('A report waits for nobody')
  return outcome.output
}

async function sendWithoutName(form: ReportForm): Promise<Receipt> {
  return (await send<AnonymousReceipt>('/api/report-anonymously', form)).body
}
