/** The case folder: what has been read so far, and the results that people and programs read. */
export { type Item, isUnread, type Source } from './item.ts'
export { type CaseLayout, caseLayout } from './layout.ts'
export { type IncidentFacts, ownDomains, type Provider, parseProvider } from './provider.ts'
export { type ReadResult, ReadStore } from './read-store.ts'
