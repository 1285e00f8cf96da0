import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { Check, Shape } from '../../scan/candidates.ts'
import { Rank } from '../../text/drafts.ts'
import type { Sighting } from '../../text/sighting.ts'
import type { Recognizer, Verdict } from '../contract.ts'
import { labelVerdicts, shapeVerdict } from '../verdict.ts'

const international = shapeVerdict(
  'phone',
  92,
  'A phone number with the code of a country, of a length and range in use there',
  Rank.checksum,
)
const national = shapeVerdict('phone', 75, 'Grouped like a phone number, of a length and range in use', Rank.shape)
const nearLabel = shapeVerdict('phone', 70, 'Shaped like a phone number, with a word about phones nearby', Rank.context)
const labelled = labelVerdicts('phone', 95, 'a phone number in use')
const labelledOdd = labelVerdicts('phone', 80, 'a phone number', Rank.context + 5)

const chineseMobile = shapeVerdict('phone', 60, 'Shaped like a mobile number of mainland China', Rank.shape - 5)
const oddInternational = shapeVerdict(
  'phone',
  62,
  'A plus sign and groups of digits like a phone number, of no known range',
  Rank.shape,
)
const followed = shapeVerdict('phone', 85, 'Followed by a word that says which phone it is', Rank.label)
const wordBehind = /^(?:x\d{1,6})?[ ]?[-(]?[ ]?(?:office|fax|mobile|home|cell|work|desk|direct|tel)(?![\p{L}])/iu
const extension = /,? ?(?:x|ext\.?|extension) ?\d{1,6}(?!\d)/iy

/** 020 7946 0958, 0161 496 0000, 01632 960123, 07700 900 123, 07700 900123. */
const britishGroups = new Set([0x344, 0x434, 0x56, 0x533, 0x55])
const homes = ['HK', 'US', 'GB', 'CN', 'IN', 'AU', 'SG', 'CA'] as const

/**
 * Phone numbers. With `+` and a country's code by themselves; in the groups of a national number (415-555-2671, 020 7946 0958)
 * when libphonenumber knows the range; anything of the right length beside its label. Eight plain digits without a label are
 * nothing: order numbers look the same.
 */
export const phone: Recognizer = {
  name: 'phone',
  elements: ['phone'],
  shapes: [Shape.number],
  digits: [6, 15],
  labels: ['phone'],
  judge(seen) {
    if (isSomethingElse(seen)) return null
    const verdict = seen.label !== 0 && seen.labelKind === 'phone' ? judgeLabelled(seen) : judgeUnlabelled(seen)
    if (verdict !== null) seen.end = pastExtension(seen)
    return verdict
  },
}

function judgeUnlabelled(seen: Sighting): Verdict | null {
  if ((seen.checks & Check.plus) !== 0) {
    if (isValid(seen.text)) return international
    return seen.digits >= 8 && seen.pattern > 15 && !seen.amongFigures ? oddInternational : null
  }
  if (wordBehind.test(seen.reading.text.slice(seen.end, seen.end + 14)) && (seen.pattern > 15 || seen.digits > 8))
    return followed
  if (seen.digits < 7 || seen.amongFigures) return null
  if (seen.checks !== 0 && seen.checks !== Check.luhn && (seen.checks & (Check.nhs | Check.npi)) === 0) return null
  if (seen.pattern <= 15) return judgeBare(seen)
  if (isNationalGrouping(seen)) return national
  return seen.near('phone', 120) && seen.digits >= 8 && isInUse(seen) ? nearLabel : null
}

/** Past "x104", "ext. 104". */
function pastExtension(seen: Sighting): number {
  extension.lastIndex = seen.end
  return seen.end + (extension.exec(seen.reading.text)?.[0].length ?? 0)
}

/** Money, decimals, ranges of years, versions, paths and file names. */
function isSomethingElse(seen: Sighting): boolean {
  const { before, after } = seen
  if (before === 36 || before === 163 || before === 165 || before === 95 || before === 37 || before === 35) return true
  if (before === 46 || before === 47 || before === 92 || before === 61 || after === 95 || after === 37)
    return seen.labelKind !== 'phone'
  if ((seen.checks & (Check.ipv4 | Check.card)) !== 0 || /\d{4}-\d\d-\d\d(?!\d)/.test(seen.text)) return true
  if (before === 45 || (after === 45 && isDigitAt(seen, seen.end + 1))) return true
  return seen.pattern === 0x44 && seen.labelKind !== 'phone' && isYears(seen.compact)
}

function isDigitAt(seen: Sighting, at: number): boolean {
  const unit = seen.reading.units[at] ?? 0
  return unit >= 48 && unit <= 57
}

function isYears(digits: string): boolean {
  return /^(?:19|20)\d\d(?:19|20)\d\d$/.test(digits)
}

function judgeLabelled(seen: Sighting): Verdict | null {
  if (seen.digits < 8 && !(seen.beside && (seen.digits > 6 || seen.pattern > 15))) return null
  if (isInUse(seen)) return labelled(seen)
  return seen.beside || seen.digits >= 8 ? labelledOdd(seen) : null
}

/** One group of digits without a label: only forms that nothing else has. */
function judgeBare(seen: Sighting): Verdict | null {
  const { digits, compact } = seen
  if (seen.near('phone', 120) && digits >= 8 && digits <= 12 && isInUse(seen)) return nearLabel
  if (digits === 11 && /^07[1-9]/.test(compact) && isValid(compact, 'GB')) return national
  if (digits === 11 && /^1[3-9]/.test(compact) && isValid(compact, 'CN')) return chineseMobile
  return null
}

/** Groupings that are phone numbers without a label: North America with its signs, a trunk zero, brackets. */
function isNationalGrouping(seen: Sighting): boolean {
  const { pattern, text, compact } = seen
  if (pattern === 0x334 || pattern === 0x1334)
    return /[-.)]/.test(text) && !text.includes('/') && isValid(pattern === 0x1334 ? compact.slice(1) : compact, 'US')
  if (/[./]/.test(text)) return false
  if (compact.startsWith('0') && !compact.startsWith('00') && seen.digits >= 9 && seen.digits <= 11)
    return (britishGroups.has(pattern) && isValid(compact, 'GB')) || (text.startsWith('(') && isValid(compact, 'AU'))
  return (
    pattern === 0x344 && seen.digits === 11 && /^1[3-9]/.test(compact) && !text.includes('(') && isValid(compact, 'CN')
  )
}

function isInUse(seen: Sighting): boolean {
  const { text, compact } = seen
  if ((seen.checks & Check.plus) !== 0) return isValid(text)
  if (compact.startsWith('00') && isValid(`+${compact.slice(2)}`)) return true
  if (compact.startsWith('852') && isValid(`+${compact}`)) return true
  return homes.some((home) => isValid(compact, home))
}

function isValid(text: string, country?: (typeof homes)[number]): boolean {
  return parsePhoneNumberFromString(text.normalize('NFKC'), country)?.isValid() === true
}
