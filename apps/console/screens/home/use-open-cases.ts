import type { OutputOf } from '../../../../office/client-types.ts'
import { useRead } from '../../api/use-read.ts'
import { useReads } from '../../api/use-reads.ts'

export type OpenCase = OutputOf<'list-cases'>['cases'][number] & {
  /** What my roles allow in it; undefined while it is on its way. */
  may: readonly string[] | undefined
}

/** More open cases than these are worked from the list of cases, not from here. */
const shown = 12

/** The cases in hand, with what I may do in each. */
export function useOpenCases() {
  const { data, error, refetch } = useRead('list-cases', {}, { every: 30_000 })
  const all = (data?.cases ?? []).filter(({ state }) => state === 'open')
  const some = all.slice(0, shown)
  const facts = useReads(
    'read-case',
    some.map(({ case_id }) => ({ case_id })),
  )
  const cases = some.map((one, at): OpenCase => ({ ...one, may: facts[at]?.data?.may }))
  return { isRead: data !== undefined, error, refetch, cases, more: all.length - some.length }
}
