import type { Work } from '../../access/index.ts'
import { type LookupKind, lookupToken, normaliserOf } from './lookup.ts'
import { openProof, type PersonProof } from './person-words.ts'

const most = 1000

/** A person whom a look-up by token has found, with what is known of them. */
export interface Looked {
  person: number
  kind: LookupKind
  proof: PersonProof
}

/**
 * Whom an exact value belongs to, by the tokens of the kinds given: at most 1,000 people. Tokens are cut, so each row is opened and the values
 * are compared before anybody counts as found.
 */
export async function lookUp(work: Work, run: string, value: string, kinds: readonly LookupKind[]): Promise<Looked[]> {
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
  if (hits.length === 0) return []
  // In two steps: joined, a fresh table without statistics is read as a whole.
  const rows = await trx
    .selectFrom('people')
    .select(['person', 'proof'])
    .where('case_id', '=', caseId)
    .where('run_id', '=', run)
    .where(
      'person',
      'in',
      hits.map(({ person }) => person),
    )
    .orderBy('person')
    .execute()
  return rows.flatMap((row) => {
    const proof = openProof(work.open, run, row)
    const kind = kinds.find((one) => hasValue(proof, one, value))
    return kind === undefined ? [] : [{ person: row.person, kind, proof }]
  })
}

/** Is the value one of what is known of the person, as that kind of thing? */
export function hasValue({ lookups }: PersonProof, kind: LookupKind, value: string): boolean {
  const normalise = normaliserOf(kind)
  const wanted = normalise(value)
  return wanted !== '' && lookups.some((known) => known.kind === kind && normalise(known.value) === wanted)
}
