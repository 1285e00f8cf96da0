/**
 * Hong Kong identity card: one or two letters, six digits, check character; weights 9..1 with a blank (36) before a single
 * letter, mod 11, where A stands for 10. Letters and check come as upper-case code units.
 */
export function passesHkid(first: number, second: number, digits: Uint8Array, check: number): boolean {
  let sum = first === 0 ? 36 * 9 : (first - 55) * 9
  sum += (second - 55) * 8
  for (let i = 0; i < 6; i++) sum += digits[i]! * (7 - i)
  sum += check === 65 ? 10 : check - 48
  return sum % 11 === 0
}

/** End of the check character in brackets that starts at `at` (one space before it is allowed), or 0. Answers past `)`. */
export function bracketEnd(units: Uint8Array | Uint16Array, at: number): number {
  const open = units[at] === 32 ? at + 1 : at
  if (units[open] !== 40 || units[open + 2] !== 41) return 0
  const check = units[open + 1]! & ~32
  return check === 65 || isDigit(units[open + 1]!) ? open + 3 : 0
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}
