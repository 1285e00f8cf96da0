/** De-duplication: people who are not in the roster, each once. */
export { clusterPeople } from './cluster-people.ts'
export { type ScoredPair, scorePairs } from './score-pairs.ts'
