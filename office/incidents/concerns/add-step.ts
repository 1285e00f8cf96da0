import type { Work } from '../../access/index.ts'

/** Writes down what was done about a concern. `text` is sealed under the key of the office, also from within a case. */
export async function addConcernStep(
  work: Work,
  concernId: string,
  kind: 'closed' | 'duplicate' | 'in-case' | 'answered',
  { why, text }: { why?: string | undefined; text?: string | undefined } = {},
): Promise<string> {
  const id = work.newId()
  const words = text === undefined ? null : work.seal({ table: 'concern_steps', row: id }, { text })
  const row = { id, concern_id: concernId, kind, why: why ?? null, words, made_by: work.caller.accountId }
  await work.trx.insertInto('concern_steps').values(row).execute()
  return id
}
