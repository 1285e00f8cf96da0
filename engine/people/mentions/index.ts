/** Mentions: the findings that speak of one person in one place, tied together while the item is read. */
export { Basis, type Block, locationIn, nobody } from './block.ts'
export { isBareName, mayBeSameName, nameWords } from './compare-names.ts'
export { Gatherer, type Stretch } from './gatherer.ts'
export { isIdentity, isSingle, leastConfidence, nameElement, patientNumber, recordKey } from './identity-elements.ts'
