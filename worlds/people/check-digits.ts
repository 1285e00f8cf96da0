import type { Random } from '../random.ts'

/**
 * A Hong Kong identity card number in one of the usual shapes of letters and six digits, without its check digit added.
 * One letter for most people, two for a few. Letters are those in use since the 1980s.
 */
export function drawHkid(random: Random, born: number): string {
  const letters = random.chance(0.01) ? `W${random.pick(['X'])}` : letterFor(random, born)
  const digits = random.digits(6)
  return `${letters}${digits}(${hkidCheck(letters, digits)})`
}

function letterFor(random: Random, born: number): string {
  if (born >= 2005) return random.pick(['S', 'T', 'N'])
  if (born >= 1989) return random.pick(['Y', 'Z', 'S', 'R'])
  if (born >= 1970) return random.pick(['C', 'D', 'E', 'G', 'H', 'K', 'Z', 'R'])
  return random.pick(['A', 'B', 'C', 'D', 'E', 'G', 'P'])
}

/**
 * Check digit of an HKID: letters count A=10 ... Z=35, a missing first letter counts 36; weights 9 to 2; the digit brings
 * the sum with weight 1 to a multiple of 11; 10 is written A.
 */
export function hkidCheck(letters: string, digits: string): string {
  const signs = letters.padStart(2, ' ') + digits
  let sum = 0
  for (let i = 0; i < 8; i++) sum += (9 - i) * signValue(signs[i]!)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'A' : String(check)
}

function signValue(sign: string): number {
  if (sign === ' ') return 36
  return sign >= 'A' ? sign.charCodeAt(0) - 55 : Number(sign)
}

/** `A123456(7)` as other systems write it: `A1234567`. */
export const plainHkid = (hkid: string): string => hkid.replace(/[()]/g, '')

/** A US social security number: area not 000, 666 or 9xx, group not 00, serial not 0000. */
export function drawSsn(random: Random): string {
  let area = random.between(1, 898)
  if (area >= 666) area++
  const group = random.between(1, 99)
  const serial = random.between(1, 9999)
  return `${pad(area, 3)}-${pad(group, 2)}-${pad(serial, 4)}`
}

/** A UK NHS number, written 3-3-4, with its modulus 11 check digit (weights 10 to 2; a remainder that needs 10 is not used). */
export function drawNhsNumber(random: Random): string {
  for (;;) {
    const nine = random.pick(['4', '6', '7']) + random.digits(8)
    const check = nhsCheck(nine)
    if (check !== '') return `${nine.slice(0, 3)} ${nine.slice(3, 6)} ${nine.slice(6)}${check}`
  }
}

/** Check digit for nine digits of an NHS number; '' where there is none. */
export function nhsCheck(nine: string): string {
  let sum = 0
  for (let i = 0; i < 9; i++) sum += (10 - i) * Number(nine[i])
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? '' : String(check)
}

/** A payment card number with Luhn check digit: a test-range prefix and random digits. */
export function drawCard(random: Random): string {
  const body = random.pick(['400000', '424242', '510510', '555555']) + random.digits(9)
  return body + luhnCheck(body)
}

/** Luhn check digit (ISO/IEC 7812-1) for the digits before it. */
export function luhnCheck(body: string): string {
  let sum = 0
  for (let i = 0; i < body.length; i++) {
    const digit = Number(body[body.length - 1 - i])
    const doubled = i % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return String((10 - (sum % 10)) % 10)
}

/** A US Medicare beneficiary identifier in its fixed pattern C A AN N A AN N A A N N (no S, L, O, I, B, Z). */
export function drawMbi(random: Random): string {
  const letter = () => random.pick([...'ACDEFGHJKMNPQRTUVWXY'])
  const either = () => (random.chance(0.5) ? letter() : random.digits(1))
  const first = String(random.between(1, 9))
  return `${first}${letter()}${either()}${random.digits(1)}-${letter()}${either()}${random.digits(1)}-${letter()}${letter()}${random.digits(2)}`
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0')
