import type { Candidates } from './candidates.ts'

/** What one pass carries along: the text, where results go, and the digits of the value in hand. */
export interface Scan {
  units: Uint8Array | Uint16Array
  classes: Uint8Array
  length: number
  out: Candidates
  digits: Uint8Array
}
