import { useInfiniteQuery } from '@tanstack/react-query'
import type { OutputOf } from '../../../../../office/client-types.ts'
import { readNow } from '../../../api/use-read.ts'
import { useCase } from '../../case/case-context.ts'

export type TimelineEntry = OutputOf<'read-timeline'>['entries'][number]

const page = 50

/** The timeline of the open case, newest first, page by page. */
export function useTimeline() {
  const { case_id } = useCase()
  const query = useInfiniteQuery({
    queryKey: ['read-timeline', { case_id }],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) =>
      readNow('read-timeline', { case_id, limit: page, ...(pageParam !== null && { before: pageParam }) }, signal),
    getNextPageParam: ({ entries }) => (entries.length < page ? undefined : entries.at(-1)!.entry_id),
    refetchInterval: 30_000,
    refetchIntervalInBackground: false,
  })
  return {
    entries: query.data?.pages.flatMap(({ entries }) => entries),
    error: query.error,
    again: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    isFetchingMore: query.isFetchingNextPage,
  }
}
