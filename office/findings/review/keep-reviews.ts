import { blindIndex, normalisers, sealRow } from '../../../base/vault/index.ts'
import { elementNames, Part } from '../../../engine/elements/index.ts'
import type { ScopeResult } from '../../../engine/pipeline.ts'
import type { Office } from '../../access/index.ts'
import { placeOfReview, type ReviewField, type ReviewWords } from './review-words.ts'

const batch = 500

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
      fields: patients.identity(patient).map(fieldOf),
    }))
    const words: ReviewWords = { name: people.name[person]!, signatures, fields: fields.map(fieldOf), candidates }
    return {
      case_id: caseId,
      run_id: run,
      person,
      best: people.probability[person]!,
      tokens: signatures.map((signature) => blindIndex(keys, 'signature', signature, normalisers.exact)!),
      words: sealRow(keys, placeOfReview(run, person), words),
    }
  })
  for (let at = 0; at < rows.length; at += batch)
    await office.store.transaction({ case: caseId }, (trx) =>
      trx
        .insertInto('reviews')
        .values(rows.slice(at, at + batch))
        .execute(),
    )
}

const partNames = Object.entries(Part)

function fieldOf({ element, part, value }: { element: number; part: number; value: string }): ReviewField {
  return { element: elementNames[element]!, part: partNames.find(([, number]) => number === part)![0], value }
}
