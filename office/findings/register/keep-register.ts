import { setImmediate as nextTurn } from 'node:timers/promises'
import { blindIndex, type CaseKeys, sealRow } from '../../../base/vault/index.ts'
import { nameIn, outcomeName, residenceIn } from '../../../engine/case/index.ts'
import type { ScopeResult } from '../../../engine/pipeline.ts'
import type { Office } from '../../access/index.ts'
import { keepReviews } from '../review/keep-reviews.ts'
import type { PlacesOf } from './gather-places.ts'
import { lookupField, normaliserOf } from './lookup.ts'
import type { PersonWords } from './person-words.ts'

const batch = 500

/**
 * Keeps the register of a run: one row per person, sealed but for what is counted and filtered, and the tokens to find people by. In
 * batches of its own transactions; nobody sees them before the run is done, and a second try begins anew.
 */
export async function keepRegister(
  office: Office,
  caseId: string,
  run: string,
  result: ScopeResult,
  places: PlacesOf,
  signal: AbortSignal,
): Promise<void> {
  await forget(office, caseId, run)
  const { count } = result.register.people
  for (let from = 0; from < count; from += batch) {
    signal.throwIfAborted()
    await nextTurn()
    const keys = office.keyring.caseKeys(caseId)
    const persons = Array.from({ length: Math.min(batch, count - from) }, (_, at) => from + at)
    const rows = persons.map((person) => personRow(keys, caseId, run, result, places, person))
    const tokens = persons.flatMap((person) =>
      tokensOf(keys, result, person).map((token) => ({ case_id: caseId, run_id: run, token, person })),
    )
    await office.store.transaction({ case: caseId }, async (trx) => {
      await trx.insertInto('people').values(rows).execute()
      for (let at = 0; at < tokens.length; at += 2000)
        await trx
          .insertInto('people_tokens')
          .values(tokens.slice(at, at + 2000))
          .execute()
    })
  }
  await keepReviews(office, caseId, run, result)
}

/** What a try that was cut off has left. */
async function forget(office: Office, caseId: string, run: string): Promise<void> {
  await office.store.transaction(
    { case: caseId },
    async (trx) => {
      for (const table of ['people_tokens', 'reviews', 'people'] as const)
        await trx.deleteFrom(table).where('case_id', '=', caseId).where('run_id', '=', run).execute()
    },
    { statementSeconds: 300 },
  )
}

function personRow(
  keys: CaseKeys,
  caseId: string,
  run: string,
  { register }: ScopeResult,
  places: PlacesOf,
  person: number,
) {
  const { people, exposures, harm } = register
  const patient = register.patient(person)
  const { score, band, flags, reasons } = harm[person]!
  const words: PersonWords = {
    name: nameIn(register, person),
    probability: people.probability[person]!,
    why: people.why[person]!,
    reasons: [...reasons],
    places: places.of(person),
    ...(patient !== undefined && {
      patient_id: patient.id,
      chinese_name: patient.chineseName,
      language: patient.language,
      minor: patient.minor,
      safe_address: patient.safeAddress,
      deceased: patient.deceased,
      addressee_name: patient.addresseeName,
      address_lines: patient.addressLines,
    }),
  }
  return {
    case_id: caseId,
    run_id: run,
    person,
    outcome: outcomeName(people.outcome[person]!),
    band,
    score,
    flags: [...flags],
    elements: exposures.namesOf(person),
    grade: 'E1',
    residence: residenceIn(register, person),
    addressee: patient?.addressee ?? 'none',
    places: exposures.places[person]!,
    words: sealRow(keys, { table: 'people', row: `${run} ${person}` }, words),
  }
}

/** By what a person is found: the roster's numbers, phones, e-mails and names; of people who are not in it, the name that was seen. */
function tokensOf(keys: CaseKeys, { register, patients }: ScopeResult, person: number): string[] {
  const row = register.people.patient[person]!
  const lookups = row >= 0 ? patients.lookups(row) : [{ field: 'name', value: nameIn(register, person) }]
  const tokens = lookups.map(({ field, value }) => {
    const kind = lookupField(field)
    return blindIndex(keys, kind, value, normaliserOf(kind))?.slice(0, tokenLength)
  })
  return [...new Set(tokens.filter((token) => token !== undefined))]
}

/** 64 bits: enough to tell a million people apart, and rows are opened and compared before anything is answered. */
export const tokenLength = 16
