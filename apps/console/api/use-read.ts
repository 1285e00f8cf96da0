import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { ActionName, InputOf, OutputOf } from '../../../office/client-types.ts'
import { call } from './call.ts'

/** What a read is kept under: the action and its input. `[action]` alone means all its reads. */
export const readKey = <Name extends ActionName>(name: Name, input: InputOf<Name>) => [name, input] as const

interface ReadOptions<Answer> {
  /** Milliseconds after which it is asked again while the screen is looked at; for progress and boards. Or how long, by the last answer. */
  every?: number | ((last: Answer | undefined) => number)
  /** False: not yet. */
  when?: boolean
  /** Keep showing the last answer while another input's is on its way (filters, pages). */
  keep?: boolean
  /** What is answered never changes, and asking is an act that is written down: asked a single time while it is on the page. */
  once?: boolean
}

/** Reads an action's answer: `useRead('list-approvals', {})`. While a page is hidden nothing is asked, so that the session can end. */
export function useRead<Name extends ActionName>(
  name: Name,
  input: InputOf<Name>,
  { every, when = true, keep = false, once = false }: ReadOptions<OutputOf<Name>> = {},
): UseQueryResult<OutputOf<Name>, Error> {
  return useQuery({
    queryKey: readKey(name, input),
    queryFn: ({ signal }) => readNow(name, input, signal),
    enabled: when,
    ...(every === undefined ? {} : { refetchInterval: rhythm(every), refetchIntervalInBackground: false }),
    ...(once ? { staleTime: Number.POSITIVE_INFINITY } : {}),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  }) as UseQueryResult<OutputOf<Name>, Error>
}

function rhythm<Answer>(every: number | ((last: Answer | undefined) => number)) {
  if (typeof every === 'number') return every
  return ({ state }: { state: { data: unknown } }) => every(state.data as Answer | undefined)
}

export async function readNow<Name extends ActionName>(
  name: Name,
  input: InputOf<Name>,
  signal: AbortSignal,
): Promise<OutputOf<Name>> {
  const outcome = await call(name, input, { signal })
  if (outcome.state === 'waiting') throw new Error(`${name} is no read: it waits for a second person`)
  return outcome.output
}
