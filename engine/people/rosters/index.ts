/** Rosters: the provider's own patients, and how to reach them. */
export { type Addressee, addresseeOf, hasAddress, hasContact, isMinor } from './addressee-of.ts'
export { type DelimitedTable, readDelimited } from './delimited-text.ts'
export { isRosterField, type RosterField, rosterFields } from './field.ts'
export { guessIdentifier, isWellFormed } from './guess-identifier.ts'
export { patientIdentity, rosterIdentities, tableIdentities } from './identities.ts'
export { type RosterFile, type RosterOptions, readRoster } from './read-roster.ts'
export { recogniseColumns } from './recognise-columns.ts'
export { type Roster, valuesOf } from './roster.ts'
