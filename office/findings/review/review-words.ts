/** One value that tells people apart; `part` is `whole`, `given`, `family`, `city` ... */
export interface ReviewField {
  element: string
  part: string
  value: string
}

/** What is sealed of a doubtful match: what the evidence says of the person, and who may be meant. */
export interface ReviewWords {
  name: string
  signatures: string[]
  fields: ReviewField[]
  /** Best first. `why` has the weight of every field that was compared. */
  candidates: { patient_id: string; name: string; probability: number; why: string; fields: ReviewField[] }[]
}

export const placeOfReview = (run: string, person: number) => ({ table: 'reviews', row: `${run} ${person}` })

/** What is sealed of a decision about a doubtful match. */
export interface DecisionWords {
  signatures: string[]
  /** Null: none of the candidates, or unsure. */
  patient_id: string | null
  reason?: string | undefined
}

export const placeOfDecision = (id: string) => ({ table: 'match_decisions', row: id })
