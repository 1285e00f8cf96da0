/** Harm: how bad the breach is for each person, from exactly what was exposed of that person. */
export { flagsOf, type HarmFlag, harmFlags } from './flag-harm.ts'
export type { PersonFacts } from './person-facts.ts'
export { type Circumstances, type Harm, scorePerson, stolen } from './score-person.ts'
export { type Band, bands, elementSet, severity } from './severity-data.ts'
