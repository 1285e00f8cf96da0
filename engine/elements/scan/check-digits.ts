/** Check digits over `digits[0..n)`, each value 0-9. All are pure; none looks at separators. */

export function passesLuhn(digits: Uint8Array, n: number): boolean {
  return luhnSum(digits, n) % 10 === 0
}

function luhnSum(digits: Uint8Array, n: number): number {
  let sum = 0
  for (let i = 0; i < n; i++) {
    let value = digits[n - 1 - i]!
    if ((i & 1) === 1) {
      value *= 2
      if (value > 9) value -= 9
    }
    sum += value
  }
  return sum
}

/** NHS number: weights 10..2, check = 11 - sum mod 11, 11 counts as 0 and 10 is never issued (NHS Data Dictionary). */
export function passesNhs(digits: Uint8Array): boolean {
  let sum = 0
  for (let i = 0; i < 9; i++) sum += digits[i]! * (10 - i)
  return (11 - (sum % 11)) % 11 === digits[9]! && !allEqual(digits, 10)
}

/** NPI: ten digits that start with 1 or 2; Luhn with the prefix 80840, which adds 24 (45 CFR 162.406). */
export function passesNpi(digits: Uint8Array): boolean {
  if (digits[0] !== 1 && digits[0] !== 2) return false
  return (24 + luhnSum(digits, 10)) % 10 === 0
}

/** SSN by what was ever issued: area not 000, 666 or 9xx; group not 00; serial not 0000; not the two famous specimens. */
export function passesSsn(d: Uint8Array): boolean {
  const area = d[0]! * 100 + d[1]! * 10 + d[2]!
  const group = d[3]! * 10 + d[4]!
  const serial = d[5]! * 1000 + d[6]! * 100 + d[7]! * 10 + d[8]!
  if (area === 0 || area === 666 || area >= 900 || group === 0 || serial === 0) return false
  const whole = area * 1_000_000 + group * 10_000 + serial
  return whole !== 123_456_789 && whole !== 78_051_120 && whole !== 987_654_321 && !allEqual(d, 9)
}

const product = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
  [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
  [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
  [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
  [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
  [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
  [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
]
const permutation = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
  [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
  [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
  [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
  [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
  [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
  [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
]

/** Verhoeff (1969): the dihedral group D5, check digit last. */
export function passesVerhoeff(digits: Uint8Array, n: number): boolean {
  let check = 0
  for (let i = 0; i < n; i++) check = product[check]![permutation[i % 8]![digits[n - 1 - i]!]!]!
  return check === 0
}

const cnWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** GB 11643: the remainder's check sign; 10 stands for X. */
const cnChecks = [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2]

/** GB 11643-1999: region 11-91, a real date of birth, ISO 7064 mod 11-2. `last` is 0-9 or 10 for X. */
export function passesCnId(digits: Uint8Array, last: number): boolean {
  const region = digits[0]! * 10 + digits[1]!
  if (region < 11 || region > 91 || !isCompactDate(digits, 6)) return false
  let sum = 0
  for (let i = 0; i < 17; i++) sum += digits[i]! * cnWeights[i]!
  return cnChecks[sum % 11] === last
}

/** Eight digits from `from` as yyyymmdd between 1900 and 2099. */
export function isCompactDate(digits: Uint8Array, from: number): boolean {
  const year = digits[from]! * 1000 + digits[from + 1]! * 100 + digits[from + 2]! * 10 + digits[from + 3]!
  return isDate(year, digits[from + 4]! * 10 + digits[from + 5]!, digits[from + 6]! * 10 + digits[from + 7]!)
}

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export function isDate(year: number, month: number, day: number): boolean {
  if (year < 1900 || year > 2099 || month < 1 || month > 12 || day < 1 || day > monthDays[month - 1]!) return false
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))
}

/** Payment cards: Luhn, and the first digits and lengths of the big brands (ISO/IEC 7812 ranges as the brands publish them). */
export function passesCard(d: Uint8Array, n: number): boolean {
  return n >= 13 && n <= 19 && cardBrand(d, n) !== '' && passesLuhn(d, n) && !allEqual(d, n)
}

export function cardBrand(d: Uint8Array, n: number): string {
  const two = d[0]! * 10 + d[1]!
  const four = two * 100 + d[2]! * 10 + d[3]!
  if (d[0] === 4) return n === 13 || n === 16 || n === 19 ? 'Visa' : ''
  if (n === 16 && ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720))) return 'Mastercard'
  if (n === 15 && (two === 34 || two === 37)) return 'American Express'
  if (n >= 16 && (four === 6011 || two === 65 || (four >= 6440 && four <= 6499))) return 'Discover'
  if (n >= 16 && two === 62) return 'UnionPay'
  if (n >= 16 && four >= 3528 && four <= 3589) return 'JCB'
  if (n === 15 && (four === 2131 || four === 1800)) return 'JCB'
  if (n >= 14 && n <= 16 && (two === 36 || two === 38 || two === 39 || (four >= 3000 && four <= 3059)))
    return 'Diners Club'
  if (n >= 12 && (two === 50 || (two >= 56 && two <= 58) || four === 6304 || two === 67)) return 'Maestro'
  return ''
}

export function allEqual(digits: Uint8Array, n: number): boolean {
  for (let i = 1; i < n; i++) if (digits[i] !== digits[0]) return false
  return true
}
