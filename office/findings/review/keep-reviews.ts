import { blindIndex, normalisers, sealRow } from '../../../base/vault/index.ts'
import { elementNames } from '../../../engine/elements/index.ts'
import type { ScopeResult } from '../../../engine/pipeline.ts'
import type { Office } from '../../access/index.ts'

/** What is sealed of a doubtful match: what the evidence says of the person, and who may be meant. */
export interface ReviewWords {
  name: string
  signatures: string[]
  fields: { element: string; value: string }[]
  /** Best first. `why` has the weight of every field that was compared. */
  candidates: {
    patient_id: string
    name: string
    probability: number
    why: string
    fields: { element: string; value: string }[]
  }[]
}

/** The doubtful matches of a run, as the reviewers will see them; best candidate first, so that the clearest come first. */
export async function keepReviews(
  office: Office,
  caseId: string,
  run: string,
  { register, patients }: ScopeResult,
): Promise<void> {
  const { people } = register
  const keys = office.keyring.caseKeys(caseId)
  const rows = [...people.doubts].map(([person, { signatures, fields }]) => {
    const candidates = (people.candidates.get(person) ?? []).map(({ patient, probability, why }) => ({
      patient_id: patients.record(patient)!.id,
      name: patients.record(patient)!.name,
      probability,
      why,
      fields: patients.lookups(patient).map(({ field, value }) => ({ element: field, value })),
    }))
    const words: ReviewWords = {
      name: people.name[person]!,
      signatures,
      fields: fields.map(({ element, value }) => ({ element: elementNames[element]!, value })),
      candidates,
    }
    return {
      case_id: caseId,
      run_id: run,
      person,
      best: people.probability[person]!,
      tokens: signatures.map((signature) => blindIndex(keys, 'signature', signature, normalisers.exact)!),
      words: sealRow(keys, { table: 'reviews', row: `${run} ${person}` }, words),
    }
  })
  for (let at = 0; at < rows.length; at += 500)
    await office.store.transaction({ case: caseId }, (trx) =>
      trx
        .insertInto('reviews')
        .values(rows.slice(at, at + 500))
        .execute(),
    )
}
