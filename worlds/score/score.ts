/** A share with the counts it comes from. */
export interface Share {
  hits: number
  of: number
  share: number
}

/** `empty` is the share where there is nothing to divide by: 1 for a recall or precision, 0 for an error rate. */
export const shareOf = (hits: number, of: number, empty: number): Share => ({
  hits,
  of,
  share: of === 0 ? empty : hits / of,
})

export interface ElementScore {
  element: string
  recall: Share
  precision: Share
}

export interface KindScore {
  kind: string
  /** Of the affected patients of this kind, how many were linked. */
  recall: Share
  /** Of their true pairs, how many were found. */
  elementRecall: Share
}

/** Pairs (patient, element) by element and item, digits in its path replaced by `#`; `example` is one patient and item. */
export interface Misfit {
  element: string
  item: string
  pairs: number
  example: string
}

/** How a case folder compares with the truth of its world. Pairs are (patient, element), each counted once over all items. */
export interface Score {
  /** Affected roster patients who were linked. */
  recall: Share
  /** Linked patients who are nowhere in the leak, as a share of all linked. */
  wrongPersons: Share
  elementRecall: Share
  elementPrecision: Share
  /** Outsiders whose data was given to a patient, as a share of all outsiders in the leak (see README for how it is seen). */
  outsidersLinked: Share
  /** (patient, item) places where a linked patient was seen although the item does not show that patient. */
  strangePlaces: { places: number; byOutsider: number; examples: { patient: string; item: string }[] }
  outcomes: { linked: number; ambiguous: number; unlisted: number }
  truth: { patients: number; outsiders: number; pairs: number; debatable: number }
  byElement: ElementScore[]
  byKind: KindScore[]
  /** True pairs that were not found, most frequent first. Pairs of patients who were not linked at all are left out. */
  topMisses: Misfit[]
  /** Found pairs that are not true, most frequent first. */
  topFalse: Misfit[]
  itemStates: { right: Share; wrong: { item: string; expected: string; found: string }[] }
}
