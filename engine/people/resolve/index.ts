/** From mentions to people, each once, and never a silent guess. */
export {
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
