import { isSpacedLetter } from '../scan/classes.ts'

/**
 * For each code unit of a letter, the small base letter that stands for it in word lists (É and e are both e), 0 for
 * everything that is no letter of a script with spaces between words.
 */
export const narrowFolds = foldTable(256)

let wide: Uint16Array | undefined

/** The same for every UTF-16 code unit, made on first use. */
export function wideFolds(): Uint16Array {
  wide ??= foldTable(65_536)
  return wide
}

function foldTable(size: number): Uint16Array {
  const table = new Uint16Array(size)
  for (let unit = 65; unit <= 90; unit++) table[unit] = unit + 32
  for (let unit = 97; unit <= 122; unit++) table[unit] = unit
  for (let unit = 128; unit < size; unit++) if (isSpacedLetter(unit)) table[unit] = foldOf(unit)
  return table
}

function foldOf(unit: number): number {
  const base = String.fromCharCode(unit).normalize('NFD').toLowerCase().charCodeAt(0)
  return base === 0x131 ? 105 : base
}

/** A word as the lists hold it: small base letters only. */
export function fold(word: string): string {
  const folds = wideFolds()
  let folded = ''
  for (let at = 0; at < word.length; at++) {
    const unit = folds[word.charCodeAt(at)]!
    if (unit !== 0) folded += String.fromCharCode(unit)
  }
  return folded
}
