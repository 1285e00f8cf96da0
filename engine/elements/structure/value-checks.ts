import {
  isAadhaar,
  isCard,
  isCnResidentId,
  isHkid,
  isIban,
  isMbi,
  isMyKad,
  isNhsNumber,
  isNino,
  isNpi,
  isNric,
  isSsn,
} from './check-digits.ts'
import { isNearlyDate, yearOfDate } from './dates.ts'
import { isNameShape, looksLikePerson } from './person-names.ts'

/** What a value must look like. `strict` is telling by itself; `loose` is enough where the header says what it is. */
export interface ValueCheck {
  strict: (text: string) => boolean
  loose: (text: string) => boolean
  /** Ends the sentence "98% of 200 values ...". */
  says: string
}

const email = /^(?:mailto:)?[^\s@<>",;:]{1,64}@[^\s@<>",;:]{1,190}\.[A-Za-z]{2,24}$/
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?::\d{1,5})?$/
const ipv6 = /^(?=.*:.*:)[0-9a-f:]{4,39}$/i
const mac = /^[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}$/i
const icd = /^[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?\+?$/
const icdLoose =
  /^[A-Z]?\d[0-9A-Z]{1,17}(?:\.[0-9A-Z]{1,4})?(?:[;,/ ]{1,2}[A-Z]?\d[0-9A-Z]{1,17}(?:\.[0-9A-Z]{1,4})?){0,12}$/i
const sexWords = new Set(
  'm f u o x male female man woman other unknown nonbinary non-binary boy girl masculino femenino hombre mujer lelaki perempuan 男 女 男性 女性 m/男 f/女 1 2 0 9 i n a d'.split(
    ' ',
  ),
)
const postcode =
  /^(?:\d{3,6}(?:-\d{3,4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]\d{2,4}|\d{4} ?[A-Z]{2}|〒?\d{3}-\d{4})$/i
const bloodGroup =
  /^(?:rh)?(?:ab|a|b|o|0)(?:型)? ?(?:rh)? ?(?:d)? ?(?:\+|-|pos(?:itive)?|neg(?:ative)?|\(\+\)|\(-\)|陽性|陰性)?$/i
const passport = /^(?:[A-Z]{1,2}\d{6,8}|[A-Z]\d{2}[A-Z0-9]{5,6}|\d{8,9}|[A-Z]{3}\d{6}[A-Z]?|X\d{7,8}[A-Z]?)$/

const filled = (text: string) => text !== ''
const short = (text: string) => text.length <= 120
const check = (strict: (text: string) => boolean, says: string, loose = strict): ValueCheck => ({ strict, loose, says })
/** Numbers and codes as people write them: some digits, no sentence. */
const isIdText = (text: string) =>
  text.length >= 3 && text.length <= 40 && /\d/.test(text) && text.split(' ').length <= 4
const isKey = (text: string) => text.length <= 80 && /^[\w:./@#|+-]+$/.test(text)
const isPlace = (text: string) => text.length <= 60 && /^[\p{L}\p{M}\d .,'’()&/-]+$/u.test(text)
const whole = (least: number, most: number) => (text: string) =>
  /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most
const isNationalId = (text: string) =>
  isHkid(text) || isNric(text) || isCnResidentId(text) || isAadhaar(text) || isMyKad(text)

/** Digits with the usual marks: 7 to 15 of them, an extension allowed. */
export function isPhone(text: string): boolean {
  if (
    text.length < 7 ||
    text.length > 36 ||
    !/^(?:tel:)?[+(（]?\d[\d\s()（）./+-]*(?:(?:x|ext|extn|#|轉)\.? ?\d{1,6})?$/i.test(text)
  )
    return false
  const digits = text.replace(/(?:x|ext|extn|#|轉).*$/i, '').replace(/\D/g, '').length
  return (
    digits >= 7 &&
    digits <= 15 &&
    !/^\d{4}-\d{2}-\d{2}/.test(text) &&
    !/^\d{1,2}[/.]\d{1,2}[/.]\d{4}$/.test(text) &&
    !/\.\d{1,2}$/.test(text)
  )
}

/** Looks like a phone number by its form alone: country code, brackets, groups, or the eight digits of Hong Kong. */
function isPlainlyPhone(text: string): boolean {
  return (
    isPhone(text) &&
    (/^\+|^\(|^00/.test(text) ||
      /^\d{2,5}[ .-]\d{3,4}[ .-]\d{3,4}$/.test(text) ||
      /^0\d{2,4}[ -]\d{5,8}$/.test(text) ||
      /^[2-9]\d{3}[ -]?\d{4}$/.test(text))
  )
}

/** Checks by name; an element without an entry of its own takes `filled`. */
export const valueChecks: Record<string, ValueCheck> = {
  name: check(looksLikePerson, 'look like names', (text) => isNameShape(text)),
  'name-part': check((text) => /^[\p{L}\p{M}'’. -]{1,40}\d{0,4}$/u.test(text), 'look like parts of names'),
  'date-of-birth': check(
    (text) => yearOfDate(text) >= 1880,
    'are dates',
    (text) => yearOfDate(text) > 0 || isNearlyDate(text),
  ),
  date: check(
    (text) => yearOfDate(text) > 0,
    'are dates',
    (text) => yearOfDate(text) > 0 || isNearlyDate(text),
  ),
  year: check(whole(1880, 2100), 'are years'),
  month: check(whole(1, 12), 'are months'),
  day: check(whole(1, 31), 'are days'),
  age: check(
    (text) =>
      /^\d{1,3}(?:\.\d+)?\s?(?:y|yr|yrs|years?|m|mo|months?|歲|岁|個月)?\.?$/i.test(text) &&
      Number.parseFloat(text) <= 125,
    'are ages',
  ),
  sex: check(
    (text) => sexWords.has(text.toLowerCase()),
    'are codes or words for sex',
    (text) => text.length <= 40 && !/^\d{2,}/.test(text),
  ),
  phone: check(
    isPlainlyPhone,
    'look like phone numbers',
    (text) => text.length <= 60 && text.replace(/\D/g, '').length >= 6 && text.replace(/\P{L}/gu, '').length <= 20,
  ),
  email: check(
    (text) => email.test(text),
    'are e-mail addresses',
    (text) => text.includes('@') && text.length <= 254,
  ),
  'postal-address': check(
    (text) => /\d/.test(text) && /\p{L}/u.test(text) && text.length >= 8,
    'look like addresses',
    (text) => /\p{L}/u.test(text) && text.length <= 400,
  ),
  'text-short': check(short, 'fit'),
  place: check(isPlace, 'look like places'),
  postcode: check(
    (text) => postcode.test(text),
    'look like postcodes',
    (text) => text.length <= 12 && /\d/.test(text),
  ),
  coordinate: check((text) => /^-?\d{1,3}\.\d{2,}$/.test(text), 'are coordinates'),
  hkid: check(isHkid, 'pass the check digit', isIdText),
  ssn: check(isSsn, 'have the form of a Social Security number', isIdText),
  'nhs-number': check(isNhsNumber, 'pass the check digit', isIdText),
  nino: check(isNino, 'have the form of a National Insurance number', isIdText),
  'us-mbi': check(isMbi, 'have the form of a Medicare number', isIdText),
  'us-npi': check(isNpi, 'pass the check digit', isIdText),
  'cn-resident-id': check(isCnResidentId, 'pass the check digit', isIdText),
  aadhaar: check(isAadhaar, 'pass the check digit', isIdText),
  'national-id': check(isNationalId, 'pass a check digit', isIdText),
  passport: check((text) => passport.test(text.toUpperCase()), 'have the form of a passport number', isIdText),
  'medical-record-number': check(isIdText, 'look like numbers of records', (text) => isKey(text) || isIdText(text)),
  'payment-card': check(
    isCard,
    'pass the check digit of a card',
    (text) => /\d{4}/.test(text) && text.replace(/[\s\dxX*•-]/g, '') === '',
  ),
  'card-security-code': check((text) => /^\d{3,4}$/.test(text), 'have three or four digits'),
  iban: check(isIban, 'pass the check digits', isIdText),
  'bank-account': check((text) => /^\d[\d -]{5,24}$/.test(text), 'look like account numbers', isIdText),
  'ip-address': check((text) => ipv4.test(text) || ipv6.test(text), 'are IP addresses'),
  'mac-address': check((text) => mac.test(text), 'are network addresses'),
  url: check((text) => /^(?:https?:\/\/|www\.)\S+$/i.test(text), 'are web addresses', short),
  uuid: check((text) => uuid.test(text), 'are unique keys'),
  key: check(isKey, 'look like keys'),
  'blood-group': check(
    (text) => bloodGroup.test(text),
    'are blood groups',
    (text) => text.length <= 20,
  ),
  code: check(
    (text) => icd.test(text),
    'are ICD-10 codes',
    (text) => icdLoose.test(text),
  ),
  'id-text': check(isIdText, 'look like numbers of documents', (text) => text.length <= 80),
  secret: check((text) => text.length >= 4 && !text.includes(' '), 'look like secrets', filled),
  blob: check((text) => text.length > 40, 'hold data', filled),
  filled: check(filled, 'are filled in'),
}

/** The check by that name, or the one for any filled cell. */
export function checkNamed(name: string): ValueCheck {
  return valueChecks[name] ?? valueChecks['filled']!
}
