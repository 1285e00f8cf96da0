import type { ByteSource } from '../../../base/files/index.ts'
import type { RosterBuilder } from './roster-builder.ts'

/**
 * One form in which a provider's patient index arrives. A reader adds every patient of one file to the builder, with the line
 * or record number it stands in. It throws `Problem('ROSTER_UNREADABLE')`, naming what it saw, where it cannot tell the
 * patients' names or numbers; single bad rows become a remark, never a silent loss.
 */
export interface RosterReader {
  /** File name of this reader, `csv`. */
  readonly name: string
  /** True where the file is of this form, judged by its first bytes (as text) and its name. */
  accepts(start: string, name: string): boolean
  read(bytes: ByteSource, name: string, into: RosterBuilder, columns: Readonly<Record<string, string>>): void
}
