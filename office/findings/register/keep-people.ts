import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql, type Transaction } from '../../../base/store/index.ts'
import { type CaseKeys, sealRow } from '../../../base/vault/index.ts'
import { NameFinder } from '../../../engine/people/index.ts'
import type { Office } from '../../access/index.ts'
import { vaultOf } from '../vault-of.ts'
import { ColumnsBuilder } from './columns/columns.ts'
import { packColumns } from './columns/pack-columns.ts'
import { lookupToken } from './lookup.ts'
import { type PersonEntry, placeOfProof, placeOfWords } from './person-words.ts'

const batch = 500

/** The columns of the register, as `packColumns` makes them: read in a moment, where reading the table takes a second for 100,000 people. */
export const columnsPath = (run: string): string => `runs/${run}/register/columns`

/** Every name of every person of a run, sealed: a line of JSON for each person, in the order of their numbers. */
export const namesPath = (run: string): string => `runs/${run}/register/names`

/** The same names as an index, as `NameFinder.pack` makes it: what is searched in, opened in a moment. */
export const nameIndexPath = (run: string): string => `runs/${run}/register/name-index`

/**
 * Keeps the people of a run: a row each, sealed but for what is counted and filtered, the tokens to find them by, and the names by themselves
 * for the search that forgives spelling. In batches of its own transactions; nobody sees them before the run is done, and a second try
 * begins anew. `entries` come in the order of their numbers, from 0.
 */
export async function keepPeople(
  office: Office,
  caseId: string,
  run: string,
  entries: Iterable<PersonEntry>,
  signal: AbortSignal,
): Promise<void> {
  await forgetPeople(office, caseId, run)
  const names: Buffer[] = []
  const columns = new ColumnsBuilder()
  const finder = new NameFinder()
  for (const some of inBatches(entries)) {
    signal.throwIfAborted()
    await nextTurn()
    const keys = office.keyring.caseKeys(caseId)
    const rows = some.map((entry) => rowOf(keys, caseId, run, entry))
    const tokens = some.flatMap(({ person, proof }) =>
      tokensOf(keys, proof.lookups).map((token) => ({ token, person })),
    )
    for (const { flags, elements, ...entry } of some)
      columns.add({ ...entry, flags: flags.join(' '), elements: elements.join(' ') })
    for (const entry of some) for (const name of namesOf(entry)) finder.add(entry.person, name)
    names.push(Buffer.from(some.map((entry) => `${JSON.stringify(namesOf(entry))}\n`).join('')))
    await office.store.transaction({ case: caseId }, async (trx) => {
      await trx.insertInto('people').values(rows).execute()
      await insertTokens(trx, caseId, run, tokens)
    })
  }
  const vault = vaultOf(office, caseId)
  await vault.write(namesPath(run), names)
  finder.seal()
  await vault.write(nameIndexPath(run), finder.pack())
  await vault.write(columnsPath(run), packColumns(columns.build()))
}

/** As two arrays: a placeholder for each value would take longer to read than the rows to write. */
async function insertTokens(
  trx: Transaction,
  caseId: string,
  run: string,
  tokens: readonly { token: string; person: number }[],
): Promise<void> {
  const [words, people] = [tokens.map(({ token }) => token), tokens.map(({ person }) => person)]
  await sql`insert into people_tokens (case_id, run_id, token, person)
    select ${caseId}::uuid, ${run}::uuid, token, person
    from unnest(${words}::text[], ${people}::integer[]) as each (token, person)`.execute(trx)
}

/** What a try that was cut off has left. */
async function forgetPeople(office: Office, caseId: string, run: string): Promise<void> {
  await office.store.transaction(
    { case: caseId },
    async (trx) => {
      for (const table of ['people_tokens', 'reviews', 'people'] as const)
        await trx.deleteFrom(table).where('case_id', '=', caseId).where('run_id', '=', run).execute()
    },
    { statementSeconds: 300 },
  )
}

function* inBatches(entries: Iterable<PersonEntry>): Generator<PersonEntry[]> {
  let some: PersonEntry[] = []
  for (const entry of entries) {
    some.push(entry)
    if (some.length < batch) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

function rowOf(keys: CaseKeys, caseId: string, run: string, { words, proof, ...open }: PersonEntry) {
  return {
    case_id: caseId,
    run_id: run,
    ...open,
    words: sealRow(keys, placeOfWords(run, open.person), words),
    proof: sealRow(keys, placeOfProof(run, open.person), proof),
  }
}

function tokensOf(keys: CaseKeys, lookups: PersonEntry['proof']['lookups']): string[] {
  const tokens = lookups.map(({ kind, value }) => lookupToken(keys, kind, value))
  return [...new Set(tokens.filter((token) => token !== undefined))]
}

function namesOf({ words, proof }: PersonEntry): string[] {
  const found = proof.lookups.filter(({ kind }) => kind === 'name').map(({ value }) => value)
  return [...new Set([words.name, words.chinese_name ?? '', ...found])].filter((name) => name !== '')
}
