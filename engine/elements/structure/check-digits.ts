/**
 * Check digits of identifiers as printed in a cell or field. Each answers whether the whole text is one valid identifier.
 * Sources: HKID weights 9..2 mod 11 (Immigration Department's public rule); NHS number mod 11 (NHS data dictionary); ISO 7064
 * mod 11-2 (GB 11643, resident identity number); Verhoeff (Aadhaar); Luhn (ISO/IEC 7812); mod 97 (ISO 13616, IBAN); NPI: Luhn
 * over 80840 + number (45 CFR 162.406).
 */
const hkidPattern = /^([A-Z]{1,2})(\d{6})[( ]{0,2}([0-9A])\)?$/

/** Hong Kong identity card number, brackets optional. */
export function isHkid(text: string): boolean {
  const found = hkidPattern.exec(text.toUpperCase())
  if (found === null) return false
  const letters = found[1]!.padStart(2, ' ')
  const value = (letter: string) => (letter === ' ' ? 36 : letter.charCodeAt(0) - 55)
  let sum = 9 * value(letters[0]!) + 8 * value(letters[1]!)
  for (let i = 0; i < 6; i++) sum += (7 - i) * (found[2]!.charCodeAt(i) - 48)
  const check = (11 - (sum % 11)) % 11
  return found[3] === (check === 10 ? 'A' : String(check))
}

/** The shape alone; mistyped and made-up numbers have it too. */
export function isHkidShape(text: string): boolean {
  return hkidPattern.test(text.toUpperCase())
}

/** US Social Security number with or without dashes; areas 000, 666 and 9xx were never issued. */
export function isSsn(text: string): boolean {
  const found = /^(\d{3})([- ]?)(\d{2})\2(\d{4})$/.exec(text)
  return found !== null && !/^(000|666|9..)$/.test(found[1]!) && found[3] !== '00' && found[4] !== '0000'
}

/** Ten digits with a mod 11 check digit, spaces or dashes allowed. */
export function isNhsNumber(text: string): boolean {
  const digits = text.replace(/[ -]/g, '')
  if (!/^\d{10}$/.test(digits) || /^(\d)\1*$/.test(digits)) return false
  let sum = 0
  for (let i = 0; i < 9; i++) sum += (10 - i) * (digits.charCodeAt(i) - 48)
  return (11 - (sum % 11)) % 11 === Number(digits[9])
}

/** UK National Insurance number: letters that were never issued are refused. */
export function isNino(text: string): boolean {
  const plain = text.replace(/ /g, '').toUpperCase()
  return /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/.test(plain) && !/^(BG|GB|KN|NK|NT|TN|ZZ)/.test(plain)
}

const mbiLetter = '[AC-HJKMNP-RT-Y]'
const mbiAny = '[0-9AC-HJKMNP-RT-Y]'
const mbiPattern = new RegExp(`^[1-9]${mbiLetter}${mbiAny}\\d${mbiLetter}${mbiAny}\\d${mbiLetter}{2}\\d{2}$`)

/** US Medicare beneficiary identifier (CMS: positions 2, 5, 8, 9 are letters without S L O I B Z). */
export function isMbi(text: string): boolean {
  return text.length <= 13 && mbiPattern.test(text.replace(/-/g, '').toUpperCase())
}

/** US National Provider Identifier. */
export function isNpi(text: string): boolean {
  return /^[12]\d{9}$/.test(text) && passesLuhn(`80840${text}`)
}

/** Resident identity number of mainland China, 18 places. */
export function isCnResidentId(text: string): boolean {
  const plain = text.toUpperCase()
  if (!/^[1-9]\d{5}(18|19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(plain)) return false
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, i) => total + weight * (plain.charCodeAt(i) - 48), 0)
  return '10X98765432'[sum % 11] === plain[17]
}

const turns = ['1576283094', '5803796142', '8916043527', '9453126870', '4286573901', '2793806415', '7046913258']

/** Aadhaar: 12 digits, first 2-9, Verhoeff check digit. */
export function isAadhaar(text: string): boolean {
  const digits = text.replace(/[ -]/g, '')
  if (!/^[2-9]\d{11}$/.test(digits)) return false
  let check = 0
  for (let i = 0; i < 12; i++) check = dihedral(check, turned(i % 8, digits.charCodeAt(11 - i) - 48))
  return check === 0
}

function turned(turn: number, digit: number): number {
  return turn === 0 ? digit : Number(turns[turn - 1]![digit])
}

/** Product in the dihedral group of order 10. */
function dihedral(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5)
  return b < 5 ? 5 + ((a - b) % 5) : (a - b + 5) % 5
}

/** Luhn over digits only. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
  }
  return sum % 10 === 0
}

/** Payment card: known first digits, 13-19 digits, Luhn. */
export function isCard(text: string): boolean {
  const digits = text.replace(/[ -]/g, '')
  return (
    /^(4\d{12}(\d{3}){0,2}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3(0[0-5]|[68]\d)\d{11}|6(011|5\d\d|4[4-9]\d)\d{12}|35\d{14}|62\d{14,17})$/.test(
      digits,
    ) && passesLuhn(digits)
  )
}

/** International bank account number. */
export function isIban(text: string): boolean {
  const plain = text.replace(/ /g, '').toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plain)) return false
  let rest = 0
  for (const place of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(place, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

/** Singapore NRIC or FIN (series S, T, F, G, M). */
export function isNric(text: string): boolean {
  const found = /^([STFGM])(\d{7})([A-Z])$/.exec(text.toUpperCase())
  if (found === null) return false
  const weights = [2, 7, 6, 5, 4, 3, 2]
  const start = { S: 0, T: 4, F: 0, G: 4, M: 3 }[found[1]!]!
  const sum = weights.reduce((total, weight, i) => total + weight * (found[2]!.charCodeAt(i) - 48), start) % 11
  if (found[1] === 'M') return 'KLJNPQRTUWX'[10 - sum] === found[3]
  return (found[1] === 'S' || found[1] === 'T' ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK')[sum] === found[3]
}

/** Malaysian MyKad: birth date, place code, four digits (no check digit; the date and place must be real). */
export function isMyKad(text: string): boolean {
  return /^\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])-?(0[1-9]|[1-5]\d|[78]\d|6\d|9\d)-?\d{4}$/.test(text)
}
