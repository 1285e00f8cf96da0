/** People: whose data is it. From findings that stand together to human beings, each once. */
export { buildLinker } from './build-linker.ts'
export { checkRoster, type RosterReport } from './check-roster.ts'
export { clusterPeople, type Duplicates, findDuplicates, type ScoredPair, scorePairs } from './dedupe/index.ts'
export { countExposures, type ExposureLine, Exposures } from './exposures/index.ts'
export {
  type Candidate,
  type IdentityTable,
  IdentityTableBuilder,
  Linker,
  type LinkOutcomes,
  readExplanation,
  type Weight,
} from './link/index.ts'
export {
  Basis,
  type Block,
  Gatherer,
  isIdentity,
  isSingle,
  leastConfidence,
  locationIn,
  mayBeSameName,
  nameWords,
  nobody,
  patientNumber,
  recordKey,
  type Stretch,
} from './mentions/index.ts'
export { cleanName, editDistance, NameFinder, type NameHit } from './names/index.ts'
export {
  type Cluster,
  type Decisions,
  type Doubt,
  decidedLinks,
  type Links,
  type LocatedBlock,
  type Origin,
  Outcome,
  type Outcomes,
  type People,
  type Resolution,
  resolvePeople,
  strangersOnly,
} from './resolve/index.ts'
export {
  type Addressee,
  addresseeOf,
  type DelimitedTable,
  hasAddress,
  hasContact,
  isMinor,
  isRosterField,
  isWellFormed,
  patientIdentity,
  type Roster,
  type RosterField,
  type RosterFile,
  type RosterOptions,
  readDelimited,
  readRoster,
  recogniseColumns,
  rosterFields,
  rosterIdentities,
  tableIdentities,
  valuesOf,
} from './rosters/index.ts'
