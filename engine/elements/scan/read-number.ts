import { Check, Shape } from './candidates.ts'
import {
  allEqual,
  isCompactDate,
  isDate,
  passesCard,
  passesCnId,
  passesLuhn,
  passesNhs,
  passesNpi,
  passesSsn,
  passesVerhoeff,
} from './check-digits.ts'
import { passesHkid } from './check-hkid.ts'
import { Class } from './classes.ts'
import type { Scan } from './scan.ts'

const space = 32
const open = 40
const close = 41
const plus = 43
const hyphen = 45
const dot = 46
const slash = 47
const colon = 58
const year = 0x5e74
const month = 0x6708
const day = [0x65e5, 0x53f7]
const mostGroups = 8
/** A group this long is a value by itself when a space follows. */
const longGroup = 13

/** What the last number read looked like; kept apart from the candidates so that no object is made per number. */
interface Run {
  digits: number
  pattern: number
  groups: number
  /** First separator; `even` while all the others were the same single sign. */
  separator: number
  even: boolean
  brackets: boolean
  end: number
}
const run: Run = { digits: 0, pattern: 0, groups: 0, separator: 0, even: true, brackets: false, end: 0 }

/**
 * A number: groups of digits with one space, `-`, `.`, `/` or bracket between them, at most eight groups. It ends before a
 * clock time, after a complete date, and before a group that is glued to letters. Answers where to go on.
 */
export function readNumber(scan: Scan, start: number, firstEnd: number): number {
  const { units, length, out } = scan
  if (firstEnd < length && units[firstEnd] === year) return readChineseDate(scan, start, firstEnd)
  readRun(scan, start)
  const date = run.groups === 3 && run.even ? dateOf(scan.digits) : 0
  if (date !== 0) {
    out.add(Shape.date, start, run.end, run.digits, date, 0)
    return run.end
  }
  if (run.digits < 6) {
    if (isIpv4(scan, start)) out.add(Shape.number, start, run.end, run.digits, run.pattern, Check.ipv4)
    return run.end
  }
  let from = start
  let checks = checksOf(scan, start)
  if (from > 0 && units[from - 1] === plus) {
    checks |= Check.plus
    from--
  }
  let end = run.end
  if (run.brackets && end < length && units[end] === close && opensOnce(units, from, end)) end++
  if (run.brackets && from > 0 && units[from - 1] === open && closes(units, start, end)) from--
  if (checks === 0 && run.pattern === 0x61 && units[start + 6] === open) {
    const lettered = spacedHkid(scan, start)
    if (lettered >= 0 && units[start + 8] === close) {
      out.add(Shape.code, lettered, start + 9, 7, 0xa160 + 1, Check.hkid | Check.bracket)
      return start + 9
    }
  }
  out.add(Shape.number, from, end, run.digits, run.pattern, checks)
  return end
}

/** Fills `run` and `scan.digits` from the digit at `start`. */
function readRun(scan: Scan, start: number): void {
  const { units, classes, length, digits } = scan
  run.digits = 0
  run.pattern = 0
  run.groups = 0
  run.separator = 0
  run.even = true
  run.brackets = false
  let at = start
  for (;;) {
    const group = at
    while (at < length && classes[units[at]!] === Class.digit) {
      if (run.digits < 32) digits[run.digits] = units[at]! - 48
      run.digits++
      at++
    }
    run.pattern = ((run.pattern << 4) | Math.min(at - group, 15)) >>> 0
    run.groups++
    run.end = at
    if (run.groups === mostGroups) return
    const width = separatorWidth(scan, at)
    if (width === 0 || !groupFollows(scan, at + width)) return
    if (isComplete(scan, start, at)) return
    if (run.groups === 1) run.separator = units[at]!
    else if (units[at] !== run.separator) run.even = false
    if (width === 2) run.even = false
    if (units[at] === open || units[at] === close || units[at + 1] === open) run.brackets = true
    at += width
  }
}

/** True where the groups so far are a whole value and the sign at `at` is not one that went on inside it. */
function isComplete(scan: Scan, start: number, at: number): boolean {
  const unit = scan.units[at]!
  if (run.pattern === 0x61) return run.separator === open && unit === close
  if (run.groups === 1) return run.digits >= longGroup && unit === space
  if (!run.even || unit === run.separator) return false
  if (run.groups === 3) return (run.pattern === 0x324 && run.separator === hyphen) || dateOf(scan.digits) !== 0
  return run.pattern === 0x4444 || (run.groups === 4 && isIpv4(scan, start))
}

/** Width of the separator at `at` when a digit follows it: 1, 2 (bracket and a sign), or 0. */
function separatorWidth({ units, classes, length }: Scan, at: number): number {
  if (at + 1 >= length) return 0
  const unit = units[at]!
  const next = units[at + 1]!
  if (unit === space || unit === hyphen || unit === dot || unit === slash) {
    if (classes[next] === Class.digit) return 1
    return next === open && unit !== slash && at + 2 < length && classes[units[at + 2]!] === Class.digit ? 2 : 0
  }
  if (unit !== open && unit !== close) return 0
  if (classes[next] === Class.digit) return 1
  const pair = unit === close && (next === space || next === hyphen || next === dot)
  return pair && at + 2 < length && classes[units[at + 2]!] === Class.digit ? 2 : 0
}

/** True where the digits at `from` are a group of their own: not glued to letters, not the hours of a clock time. */
function groupFollows(scan: Scan, from: number): boolean {
  const { units, classes, length } = scan
  let end = from
  while (end < length && classes[units[end]!] === Class.digit) end++
  if (end >= length) return true
  const next = classes[units[end]!]!
  if (next >= Class.upper && next <= Class.letter) return run.digits >= 6 && isExtension(scan, end)
  if (units[end] === year) return false
  return !(end - from <= 2 && units[end] === colon && end + 1 < length && classes[units[end + 1]!] === Class.digit)
}

/** The `x` of 555-2671x104. */
function isExtension({ units, classes, length }: Scan, at: number): boolean {
  return (units[at]! | 32) === 120 && at + 1 < length && classes[units[at + 1]!] === Class.digit
}

/**
 * Date of three groups with one sign between them, packed year * 512 + month * 32 + day; 0 where it is none. Where day and
 * month cannot be told apart the middle group is taken for the month, except that 12 < middle means month first.
 * Two-digit years stand for 1930-2029.
 */
function dateOf(d: Uint8Array): number {
  if (run.separator !== hyphen && run.separator !== slash && run.separator !== dot) return 0
  const first = run.pattern >>> 8
  const second = (run.pattern >>> 4) & 15
  const third = run.pattern & 15
  if (second > 2 || run.digits > 8) return 0
  const b = second === 2 ? d[first]! * 10 + d[first + 1]! : d[first]!
  if (first === 4 && third <= 2) return packed(d[0]! * 1000 + d[1]! * 100 + d[2]! * 10 + d[3]!, b, tail(d, third))
  if (first > 2 || (third !== 4 && third !== 2)) return 0
  const a = first === 2 ? d[0]! * 10 + d[1]! : d[0]!
  const last = tail(d, third)
  const fullYear = third === 4 ? last : last < 30 ? 2000 + last : 1900 + last
  return packed(fullYear, b, a) || packed(fullYear, a, b)
}

function tail(d: Uint8Array, n: number): number {
  let value = 0
  for (let i = run.digits - n; i < run.digits; i++) value = value * 10 + d[i]!
  return value
}

function packed(y: number, m: number, d: number): number {
  return isDate(y, m, d) ? y * 512 + m * 32 + d : 0
}

function isIpv4({ units }: Scan, start: number): boolean {
  if (run.groups !== 4 || run.separator !== dot || !run.even || run.digits > 12) return false
  let value = 0
  for (let at = start; at <= run.end; at++) {
    if (at === run.end || units[at] === dot) {
      if (value > 255) return false
      value = 0
    } else value = value * 10 + units[at]! - 48
  }
  return true
}

/** Every check that this many digits in these groups can pass. */
function checksOf(scan: Scan, start: number): number {
  const d = scan.digits
  const { digits: n, pattern } = run
  const one = run.groups === 1
  let checks = 0
  if (run.groups === 4 && isIpv4(scan, start)) checks |= Check.ipv4
  if (n === 8) return one && isCompactDate(d, 0) ? checks | Check.compactDate : checks
  if (n === 9) return (one || (pattern === 0x324 && run.even)) && passesSsn(d) ? checks | Check.ssn : checks
  if (n === 10) {
    if ((one || (pattern === 0x334 && run.even)) && passesNhs(d)) checks |= Check.nhs
    if (one && passesNpi(d)) checks |= Check.npi
  }
  if (n === 12 && (one || pattern === 0x444) && d[0]! > 1 && passesVerhoeff(d, 12)) checks |= Check.aadhaar
  if (n === 18 && one && passesCnId(d, d[17]!)) checks |= Check.cnId
  if (n >= 13 && n <= 19 && (one || isCardPattern(pattern)) && run.separator !== dot && run.separator !== slash) {
    if (passesCard(d, n)) checks |= Check.card
    else if (passesLuhn(d, n) && !allEqual(d, n)) checks |= Check.luhn
  }
  return checks
}

function isCardPattern(pattern: number): boolean {
  return pattern === 0x4444 || pattern === 0x465 || pattern === 0x464 || pattern === 0x44443 || pattern === 0x4443
}

/** Start of the letters of `A 123456(3)` when the card passes, else -1. */
function spacedHkid({ units, classes, digits }: Scan, start: number): number {
  if (start < 2 || units[start - 1] !== space || classes[units[start - 2]!] !== Class.upper) return -1
  const two = start >= 3 && classes[units[start - 3]!] === Class.upper
  const from = two ? start - 3 : start - 2
  if (from > 0 && classes[units[from - 1]!]! >= Class.upper && classes[units[from - 1]!]! <= Class.digit) return -1
  return passesHkid(two ? units[from]! : 0, units[start - 2]!, digits, units[start + 7]!) ? from : -1
}

function opensOnce(units: Uint8Array | Uint16Array, from: number, end: number): boolean {
  let depth = 0
  for (let at = from; at < end; at++) depth += units[at] === open ? 1 : units[at] === close ? -1 : 0
  return depth === 1
}

function closes(units: Uint8Array | Uint16Array, from: number, end: number): boolean {
  for (let at = from; at < end; at++) if (units[at] === close) return true
  return false
}

/** 1983年8月15日, also with spaces after the signs; two or three digits count from 1911 when 民國 stands in front. */
function readChineseDate(scan: Scan, start: number, yearAt: number): number {
  const { units, length, out } = scan
  const y = wholeOf(scan, start, yearAt)
  const monthFrom = units[yearAt + 1] === space ? yearAt + 2 : yearAt + 1
  const monthAt = digitsEnd(scan, monthFrom)
  if (monthAt === monthFrom || monthAt >= length || units[monthAt] !== month) return yearAt + 1
  const dayFrom = units[monthAt + 1] === space ? monthAt + 2 : monthAt + 1
  const dayAt = digitsEnd(scan, dayFrom)
  if (dayAt === dayFrom || dayAt >= length || !day.includes(units[dayAt]!)) return monthAt + 1
  const republic = start >= 2 && units[start - 1] === 0x570b && units[start - 2] === 0x6c11
  const date = packed(republic ? y + 1911 : y, wholeOf(scan, monthFrom, monthAt), wholeOf(scan, dayFrom, dayAt))
  if (date !== 0) out.add(Shape.date, start, dayAt + 1, dayAt - start - 2, date, 0)
  return dayAt + 1
}

function digitsEnd({ units, classes, length }: Scan, from: number): number {
  let end = from
  while (end < length && end - from < 4 && classes[units[end]!] === Class.digit) end++
  return end
}

function wholeOf({ units }: Scan, from: number, end: number): number {
  let value = 0
  for (let at = from; at < end && at - from < 5; at++) value = value * 10 + units[at]! - 48
  return value
}
