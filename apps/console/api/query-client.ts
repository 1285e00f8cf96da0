import { QueryClient } from '@tanstack/react-query'
import { ConnectionLost, ServerProblem } from './problem.ts'

/**
 * Keeps what was read, in memory only. Nothing is asked again by itself unless a screen says so: each request lengthens the session, and a
 * screen that nobody looks at must let it end.
 */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: mayRetry, retryDelay: delay, staleTime: 30_000, gcTime: 300_000, refetchOnWindowFocus: true },
      // A write has an id of its own (use-write.ts), so sending it again does nothing twice.
      mutations: { retry: mayRetry, retryDelay: delay },
    },
  })
}

/** A lost connection is retried for as long as it takes (the request waits while offline), a busy server a few times, a refusal never. */
export function mayRetry(failures: number, error: Error): boolean {
  if (error instanceof ConnectionLost) return true
  if (error instanceof ServerProblem) return (error.status === 429 || error.status === 503) && failures < 3
  return false
}

export function delay(failures: number, error: Error): number {
  if (error instanceof ServerProblem && error.waitMs !== undefined) return Math.min(error.waitMs, 30_000)
  return Math.min(1_000 * 2 ** failures, 15_000)
}
