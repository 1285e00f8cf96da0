/** What is true of the person besides the exposed data. */
export interface PersonFacts {
  minor: boolean
  safeAddress: boolean
  deceased: boolean
}
