/** De-duplication: people who are not in the roster, each once. */
export { clusterPeople, type Duplicates, findDuplicates, type ScoredPair, scorePairs } from './find-duplicates.ts'
