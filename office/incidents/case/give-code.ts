import { sql, type Transaction } from '../../../base/store/index.ts'

/**
 * The next code of the year (UTC), such as INC-2026-001. Given back when the transaction is not committed, so codes have no gaps;
 * two that ask at once wait for each other.
 */
export async function giveCode(trx: Transaction, prefix: 'INC' | 'CON', now: Date): Promise<string> {
  const name = `${prefix}-${now.getUTCFullYear()}`
  const { rows } = await sql<{ last: number }>`
    insert into counters as c (name, last) values (${name}, 1) on conflict (name) do update set last = c.last + 1 returning last
  `.execute(trx)
  return `${name}-${String(rows[0]!.last).padStart(3, '0')}`
}
