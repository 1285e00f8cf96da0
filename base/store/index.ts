/** The office's one database: PostgreSQL, with a wall between cases beneath the checks in code (docs/design/store.md). */
export { sql } from 'kysely'
export type { Actor } from './actor.ts'
export { openStore, queryRows, type Store, type StoreOptions } from './open-store.ts'
export type * from './schema.ts'
export { isLost, storeProblem } from './store-problem.ts'
export type { Transaction, TransactionOptions } from './transaction.ts'
