import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import pg from 'pg'
import type { Clock } from '../clock.ts'
import { type Actor, actorSettings } from './actor.ts'
import type { Connections } from './connections.ts'
import { type GuardedClient, guardClient } from './guard-client.ts'
import type { Schema } from './schema.ts'
import { storeProblem } from './store-problem.ts'

declare const inside: unique symbol
/** Kysely inside a transaction. Only `store.transaction` and `store.read` make one, so holding it is the proof. */
export type Transaction = Kysely<Schema> & { readonly [inside]: true }

/** Seconds that one statement may take, and that the transaction may sit idle between two. */
export interface TransactionOptions {
  statementSeconds?: number
  idleSeconds?: number
}

const running = new AsyncLocalStorage<GuardedClient>()

/** How a transaction starts: `write` by the application role, `read` by the role that cannot write, on one snapshot. */
const openings = {
  write: { begin: 'begin isolation level read committed read write', role: 'cordon_app' },
  read: { begin: 'begin isolation level repeatable read read only', role: 'cordon_reader' },
} as const

/** Runs `work` in one transaction for `actor` and commits, or rolls everything back and throws what `work` threw. */
export async function runTransaction<T>(
  connections: Connections,
  kind: keyof typeof openings,
  clock: Clock,
  actor: Actor,
  work: (trx: Transaction) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  if (running.getStore() !== undefined)
    throw new Error('a transaction was opened inside another: pass the open one on, or they may wait for each other')
  const opening = openingOf(kind, clock, actor, options)
  const client = await connections.acquire(kind === 'write' ? 'app' : 'reader', opening).catch(rethrow)
  const guard = guardClient(client)
  try {
    const result = await running.run(guard.client, () => work(kyselyOver(async () => guard.client) as Transaction))
    // One turn of the loop, so that a query which was begun and not awaited has reached the guard.
    await nextTurn()
    guard.close()
    const { command } = await client.query('commit')
    if (command !== 'COMMIT') throw new Error('the transaction had failed: nothing was written')
    client.release()
    return result
  } catch (cause) {
    guard.abandon()
    // A query that was not awaited may still be under way; the connection goes back only when the rollback is through.
    await client.query('rollback').then(
      () => client.release(),
      (lost: Error) => client.release(lost),
    )
    throw storeProblem(cause)
  }
}

/**
 * Kysely on the transaction that runs here, for code that has none in hand. Outside of one every call throws: nothing is
 * ever written outside a transaction.
 */
export function runningTransaction(): Kysely<Schema> {
  return kyselyOver(async () => {
    const client = running.getStore()
    if (client === undefined) throw new Error('a query was made outside of store.transaction()')
    return client
  })
}

function kyselyOver(connect: () => Promise<GuardedClient>): Kysely<Schema> {
  const pool = { connect, end: async () => {} } as unknown as PostgresPool
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
}

/** One round trip: begins, takes the role, and says who acts and what time it is. */
function openingOf(kind: keyof typeof openings, clock: Clock, actor: Actor, options: TransactionOptions): string {
  const { begin, role } = openings[kind]
  const { person, case: case_ } = actorSettings(actor)
  const settings = {
    statement_timeout: `${options.statementSeconds ?? 30}s`,
    lock_timeout: '10s',
    idle_in_transaction_session_timeout: `${options.idleSeconds ?? 60}s`,
    search_path: 'cordon, pg_catalog, pg_temp',
    'cordon.person': person,
    'cordon.case': case_,
    'cordon.now': new Date(clock.now()).toISOString(),
  }
  const sets = Object.entries(settings).map(
    ([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`,
  )
  return `${begin}; set local role ${role}; select ${sets.join(', ')}`
}

function rethrow(cause: unknown): never {
  throw storeProblem(cause)
}
