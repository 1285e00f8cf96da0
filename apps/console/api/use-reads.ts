import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import type { ActionName, InputOf, OutputOf } from '../../../office/client-types.ts'
import { readKey, readNow } from './use-read.ts'

/** Reads the same action for each of a few inputs, such as the tasks of every open case; kept as `useRead` keeps them. */
export function useReads<Name extends ActionName>(
  name: Name,
  inputs: readonly InputOf<Name>[],
  { every, once = false }: { every?: number; once?: boolean } = {},
): UseQueryResult<OutputOf<Name>, Error>[] {
  return useQueries({
    queries: inputs.map((input) => ({
      queryKey: readKey(name, input),
      queryFn: ({ signal }: { signal: AbortSignal }) => readNow(name, input, signal),
      ...(once ? { staleTime: Number.POSITIVE_INFINITY } : {}),
      ...(every === undefined ? {} : { refetchInterval: every, refetchIntervalInBackground: false }),
    })),
  }) as UseQueryResult<OutputOf<Name>, Error>[]
}
