import type pg from 'pg'
import type { QueryResult } from 'pg'

/**
 * A transaction's connection as Kysely sees it. It refuses statements once the transaction is over (the connection may
 * then be in somebody else's), and remembers a statement that failed or is still under way when the work says it is done:
 * PostgreSQL answers COMMIT of a failed transaction with a quiet ROLLBACK, which would look like success.
 */
export interface GuardedClient {
  query(text: string, values?: readonly unknown[]): Promise<QueryResult>
  release(): void
}

export interface Guard {
  client: GuardedClient
  /** Ends the transaction for the callers. Throws when a statement failed unnoticed or was not awaited. */
  close(): void
  /** Refuses everything from now on, whatever is under way. */
  abandon(): void
}

const control = /^\s*(begin|start\s+transaction|commit|end|rollback|abort|prepare\s+transaction|savepoint|release)\b/i

export function guardClient(client: pg.ClientBase): Guard {
  let open = true
  let running = 0
  let failure: unknown
  const query = async (text: string, values?: readonly unknown[]) => {
    if (!open) throw new Error('a query leaked out of its transaction, which is over: await every query inside it')
    if (control.test(text)) throw new Error('transactions are opened and closed by store.transaction() alone')
    running++
    try {
      return await client.query(text, values === undefined ? [] : [...values])
    } catch (cause) {
      failure ??= cause
      throw cause
    } finally {
      running--
    }
  }
  return {
    client: { query, release() {} },
    close() {
      open = false
      if (failure !== undefined)
        throw new Error('a statement of the transaction failed and the failure was swallowed: nothing was written', {
          cause: failure,
        })
      if (running > 0) throw new Error(`${running} queries of the transaction were not awaited: nothing was written`)
    },
    abandon() {
      open = false
    },
  }
}
