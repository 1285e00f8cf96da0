import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ConnectionLost, ServerProblem } from './problem.ts'

/** Keeps what was read, in memory only. `onSealed` is called when a read finds the vault sealed (the server was started again). */
export function makeQueryClient(onSealed: (client: QueryClient) => void): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => error instanceof ServerProblem && error.code === 'VAULT_SEALED' && onSealed(client),
    }),
    defaultOptions: {
      queries: { retry: mayRetry, retryDelay: delay, staleTime: 30_000, gcTime: 300_000 },
      // A write has an id of its own (use-write.ts), so sending it again does nothing twice.
      mutations: { retry: mayRetry, retryDelay: delay },
    },
  })
  return client
}

/** A lost connection is retried for as long as it takes (the request waits while offline), a busy server a few times; a refusal never, nor a sealed vault. */
export function mayRetry(failures: number, error: Error): boolean {
  if (error instanceof ConnectionLost) return true
  if (!(error instanceof ServerProblem) || error.code === 'VAULT_SEALED') return false
  return (error.status === 429 || error.status === 503) && failures < 3
}

export function delay(failures: number, error: Error): number {
  if (error instanceof ServerProblem && error.waitMs !== undefined) return Math.min(error.waitMs, 30_000)
  return Math.min(1_000 * 2 ** failures, 15_000)
}
