import { createHash } from 'node:crypto'
import { type Checkpoint, checkpointText } from './notes/checkpoint.ts'

const consonants = 'bdfghjklmnprstvz'
const vowels = 'aiou'
const words = 5

/**
 * A checkpoint for a printed page: its three lines, and a phrase for comparing by eye or telephone. `./cordon verify --at SIZE` prints the
 * same from the ledger.
 */
export function printCheckpoint(checkpoint: Checkpoint): string {
  return `${checkpointText(checkpoint)}\ncheck phrase  ${checkPhrase(checkpoint)}\n`
}

/**
 * Five invented words of two syllables, 80 bits of the SHA-256 of the three lines; each word is 16 bits as consonant, vowel, consonant,
 * vowel, consonant (proquints, D. S. Wilkerson, 2009). Enough to find a slip or a swapped page. Whoever owns the ledger's key could with
 * great effort make two ledgers with one phrase: where that matters, compare the third line as well, which is the root itself.
 */
export function checkPhrase(checkpoint: Checkpoint): string {
  const hash = createHash('sha256').update(checkpointText(checkpoint)).digest()
  return Array.from({ length: words }, (_, i) => word(hash.readUInt16BE(2 * i))).join('-')
}

function word(bits: number): string {
  const letter = (from: string, at: number): string => from[(bits >> at) & (from.length - 1)]!
  return `${letter(consonants, 12)}${letter(vowels, 10)}${letter(consonants, 6)}${letter(vowels, 4)}${letter(consonants, 0)}`
}
