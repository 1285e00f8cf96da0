import type { Ledger, NewEntry } from '../../../base/ledger/index.ts'
import { type Store, sql } from '../../../base/store/index.ts'

/** Entries that go into the log together: one signed checkpoint each. */
const batch = 2000

interface NumberedRow {
  seq: string
  at: Date
  actor: string
  what: string
  subject: string | null
  facts: NewEntry['facts']
}

/**
 * Takes committed entries into the Merkle log, in two steps that can each be cut off: numbers are given in the database first, then
 * the log appends what it lacks. Answers how many entries it appended. One process at a time holds the log.
 * Throws `DISK_FULL`, `NOT_WRITABLE`, `LEDGER_DAMAGED`, `STORE_UNREACHABLE`; the entries then wait in the database.
 */
export async function numberEntries(store: Store, ledger: Ledger): Promise<number> {
  let appended = 0
  for (;;) {
    const missing = await rowsFrom(store, ledger.size)
    if (missing.length === 0 && !(await giveNumbers(store, ledger.size))) return appended
    if (missing.length === 0) continue
    const before = ledger.size
    appendExactly(ledger, missing)
    appended += ledger.size - before
  }
}

async function giveNumbers(store: Store, first: number): Promise<boolean> {
  return store.transaction('nobody', async (trx) => {
    const { rows } = await sql<{ given: string }>`select number_entries(${first}, ${batch}) as given`.execute(trx)
    return Number(rows[0]!.given) > 0
  })
}

async function rowsFrom(store: Store, first: number): Promise<NumberedRow[]> {
  return store.transaction('nobody', async (trx) => {
    const { rows } = await sql<NumberedRow>`select * from numbered_entries(${first}, ${batch})`.execute(trx)
    return rows
  })
}

/** The number in the database must be the place in the log: otherwise somebody has changed one of them. */
function appendExactly(ledger: Ledger, rows: NumberedRow[]): void {
  const entries = rows.map(({ seq, at, actor, what, subject, facts }, i) => {
    if (Number(seq) !== ledger.size + i) throw new Error(`entry ${seq} does not follow the log's ${ledger.size + i}`)
    return { actor, what, subject, facts, at: at.getTime() }
  })
  ledger.append(entries)
}
