/** What a code unit can be to the scanner. Everything below `digit` is passed over without a second look. */
export const Class = { other: 0, upper: 1, lower: 2, letter: 3, digit: 4, at: 5, colon: 6, chevron: 7 } as const

/** Class of each one-byte code unit (Latin-1). */
export const narrowClasses = classTable(256)

let wide: Uint8Array | undefined

/** Class of every UTF-16 code unit; made on first use, because most evidence is one-byte text. */
export function wideClasses(): Uint8Array {
  wide ??= classTable(65_536)
  return wide
}

function classTable(size: number): Uint8Array {
  const table = new Uint8Array(size)
  for (let unit = 0; unit < size; unit++) table[unit] = classOf(unit)
  return table
}

function classOf(unit: number): number {
  if (unit >= 48 && unit <= 57) return Class.digit
  if (unit >= 65 && unit <= 90) return Class.upper
  if (unit >= 97 && unit <= 122) return Class.lower
  if (unit === 64) return Class.at
  if (unit === 58) return Class.colon
  if (unit === 60) return Class.chevron
  return unit > 127 && isSpacedLetter(unit) ? Class.letter : Class.other
}

/** A letter of a script that puts spaces between words. Chinese, Japanese, Korean and Thai do not: they are boundaries. */
export function isSpacedLetter(unit: number): boolean {
  if (unit >= 0x0e00 && unit <= 0x0eff) return false
  if (unit >= 0x2e80 && unit <= 0x9fff) return false
  if (unit >= 0xac00) return false
  return /^\p{L}$/u.test(String.fromCharCode(unit))
}
