/** Synthetic clinic groups and breaches with known truth, and the scoring of a case folder against it. */
export { makeWorld, type WorldOrder, type WorldSummary } from './make-world.ts'
export { readTruth, type TrueItem, type TruePerson, type WorldTruth } from './score/read-truth.ts'
export type { ElementScore, KindScore, Misfit, Score, Share } from './score/score.ts'
export { scoreWorld } from './score/score-world.ts'
