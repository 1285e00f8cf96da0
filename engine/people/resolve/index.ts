/** From mentions to people, each once, and never a silent guess. */
export { type Decisions, decidedLinks, signatureOf } from './decided-links.ts'
export {
  type Doubt,
  type Links,
  type LocatedBlock,
  type Origin,
  Outcome,
  type Outcomes,
  type People,
  type Resolution,
} from './resolution.ts'
export { type Cluster, resolvePeople } from './resolve-people.ts'
export { strangersOnly } from './strangers-only.ts'
