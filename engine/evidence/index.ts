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
  Unreadable,
  type UnreadState,
  unreadStates,
} from './content.ts'
export { decodePieces, decodeText, guessCharset } from './decode-text.ts'
export { detectKind } from './detect-kind.ts'
export { type Drawn, type DrawnPlace, drawDocument, type Found as FoundInText } from './draw/draw-document.ts'
export { type ExtractOptions, extractItem } from './extract-item.ts'
export { defaultLimits, type ExtractContext, type Extractor, type Limits } from './extractors/contract.ts'
export type { ItemOutcome } from './item-state.ts'
export { type Ocr, type OcrOptions, openOcr, type ProgramRunner } from './ocr/index.ts'
export { type TopGap, type TopItem, type Walk, type WalkedSource, walkSources } from './walk-sources.ts'
