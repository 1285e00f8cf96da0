/** Evidence: what was taken. Opens sources and reads every item into content with exact locations, or gaps. */
export {
  type Child,
  type Content,
  type DocumentStart,
  type Fields,
  type Gap,
  type ItemState,
  type Passage,
  type Picture,
  type Rows,
  type Table,
  type UnreadState,
  Unreadable,
  unreadStates,
} from './content.ts'
export { defaultLimits, type ExtractContext, type Extractor, type Limits } from './extractors/contract.ts'
