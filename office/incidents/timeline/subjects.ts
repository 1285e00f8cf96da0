import type { Work } from '../../access/index.ts'

/** What an entry is about, once its keyed reference was found among the rows of the case. */
export interface Subject {
  noun: string
  id: string
}

/**
 * By keyed reference, everything in the case that an entry can be about: the ledger has only references, and only whoever has the key and the rows can
 * tell what they stand for. What is privileged has a reference of its own noun, so that the ledger does not say what it is.
 */
export async function subjectsOf({ trx, caseId, office }: Work): Promise<ReadonlyMap<string, Subject>> {
  const found = new Map<string, Subject>()
  const add = (as: string, noun: string, id: string) => found.set(office.recorder.refer(as, id), { noun, id })
  for (const [noun, table] of openTables)
    for (const { id } of await trx.selectFrom(table).select('id').where('case_id', '=', caseId).execute())
      add(noun, noun, id)
  for (const [noun, table] of partlyPrivileged)
    for (const { id, privileged } of await trx
      .selectFrom(table)
      .select(['id', 'privileged'])
      .where('case_id', '=', caseId)
      .execute())
      add(privileged ? 'privileged' : noun, noun, id)
  const concerns = await trx.selectFrom('case_concerns').select('concern_id').where('case_id', '=', caseId).execute()
  for (const { concern_id } of concerns) add('concern', 'concern', concern_id)
  for (const { id } of await trx.selectFrom('accounts').select('id').execute()) add('person', 'person', id)
  return found
}

const openTables = [
  ['task', 'tasks'],
  ['fact', 'facts'],
  ['party', 'parties'],
  ['exhibit', 'exhibits'],
  ['deadline', 'deadlines'],
  ['containment', 'containments'],
  ['proof', 'proof_packs'],
] as const

const partlyPrivileged = [
  ['decision', 'decisions'],
  ['note', 'notes'],
  ['contact', 'contacts'],
] as const
