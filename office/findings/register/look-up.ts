import type { Work } from '../../access/index.ts'
import { type LookupKind, lookupToken, normaliserOf } from './lookup.ts'
import { openProof, type PersonProof } from './person-words.ts'

const most = 1000
/** Rows that are opened at once. */
const slice = 100

/** A person whom a look-up by token has found, with what is known of them. */
export interface Looked {
  person: number
  kind: LookupKind
  proof: PersonProof
}

/**
 * Whom an exact value belongs to, by the tokens of the kinds given: at most 1,000 people. Tokens are cut, so each row is opened and the values
 * are compared before anybody counts as found. Stops when `enough` are found: a common name is that of hundreds.
 */
export async function lookUp(
  work: Work,
  run: string,
  value: string,
  kinds: readonly LookupKind[],
  enough = most,
): Promise<Looked[]> {
  const { trx, caseId } = work
  const tokens = kinds.flatMap((kind) => {
    const token = lookupToken(work.keys(), kind, value)
    return token === undefined ? [] : [token]
  })
  if (tokens.length === 0) return []
  const hits = await trx
    .selectFrom('people_tokens')
    .select('person')
    .distinct()
    .where('case_id', '=', caseId)
    .where('run_id', '=', run)
    .where('token', 'in', tokens)
    .orderBy('person')
    .limit(most)
    .execute()
  const found: Looked[] = []
  // In two steps: joined, a fresh table without statistics is read as a whole.
  for (let at = 0; at < hits.length && found.length < enough; at += slice) {
    const people = hits.slice(at, at + slice).map(({ person }) => person)
    for (const row of await proofsOf(work, run, people)) {
      const proof = openProof(work.open, run, row)
      const kind = kinds.find((one) => hasValue(proof, one, value))
      if (kind !== undefined) found.push({ person: row.person, kind, proof })
    }
  }
  return found.slice(0, enough)
}

function proofsOf({ trx, caseId }: Work, run: string, people: number[]) {
  return trx
    .selectFrom('people')
    .select(['person', 'proof'])
    .where('case_id', '=', caseId)
    .where('run_id', '=', run)
    .where('person', 'in', people)
    .orderBy('person')
    .execute()
}

/** Is the value one of what is known of the person, as that kind of thing? */
export function hasValue({ lookups }: PersonProof, kind: LookupKind, value: string): boolean {
  const normalise = normaliserOf(kind)
  const wanted = normalise(value)
  return wanted !== '' && lookups.some((known) => known.kind === kind && normalise(known.value) === wanted)
}
