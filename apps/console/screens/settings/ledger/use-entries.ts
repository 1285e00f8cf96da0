import { useInfiniteQuery } from '@tanstack/react-query'
import type { InputOf } from '../../../../../office/client-types.ts'
import { readNow } from '../../../api/use-read.ts'
import type { LedgerEntry } from './entry-words.ts'

const page = 100

export type EntryFilter = Omit<InputOf<'list-ledger'>, 'before' | 'limit'>

/** The newest entries of a case, or of none, that the filter finds; older ones page by page, as they come into view. */
export function useEntries(filter: EntryFilter, caseId: string | null, when: boolean) {
  const query = useInfiniteQuery({
    queryKey: caseId === null ? ['list-ledger', filter] : ['list-case-ledger', { case_id: caseId, ...filter }],
    enabled: when,
    queryFn: async ({ pageParam, signal }) => {
      const before = pageParam === 0 ? {} : { before: pageParam }
      const asked = { ...filter, ...before, limit: page }
      if (caseId === null) return (await readNow('list-ledger', asked, signal)).entries
      return (await readNow('list-case-ledger', { case_id: caseId, ...asked }, signal)).entries
    },
    initialPageParam: 0,
    getNextPageParam: (last: LedgerEntry[]) => (last.length < page ? undefined : last.at(-1)?.id),
  })
  const entries = query.data?.pages.flat() ?? []
  return {
    entries,
    isRead: query.data !== undefined,
    error: query.error,
    again: () => void query.refetch(),
    /** One more row than there is, where there are more: it comes into view when they are needed. */
    count: entries.length + (query.hasNextPage ? 1 : 0),
    want(end: number) {
      if (end > entries.length - 20 && query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
    },
  }
}
