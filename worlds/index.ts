/** Synthetic clinic groups and breaches with known truth, and the scoring of a case folder against it. */
export { makeWorld, type WorldOrder, type WorldSummary } from './make-world.ts'
