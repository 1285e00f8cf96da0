import { Check, Shape } from './candidates.ts'
import { passesCnId } from './check-digits.ts'
import { bracketEnd, passesHkid } from './check-hkid.ts'
import { ibanEnd } from './check-iban.ts'
import { Class } from './classes.ts'
import type { Scan } from './scan.ts'

/** What the last token read looked like. */
const token = { end: 0, letters: 0, digits: 0, runs: 0, pattern: 0, lower: false, foreign: false }

/** A token of letters and digits. Tokens with letters beyond A-Z are passed over, short ones too unless in capitals. */
export function readCode(scan: Scan, start: number): number {
  const { units, out } = scan
  readToken(scan, start)
  const { digits, pattern } = token
  const length = token.end - start
  if (token.foreign || (length < 5 && token.lower)) return token.end
  let end = token.end
  let checks = 0
  if (pattern === 0xa16 || pattern === 0xa26) {
    const past = bracketEnd(units, end)
    if (past > 0 && passesCardOf(scan, start, units[past - 2]! & (units[past - 2]! > 57 ? ~32 : ~0))) {
      end = past
      checks = Check.hkid | Check.bracket
    }
  } else if (pattern === 0xa17 || pattern === 0xa27) {
    if (passesCardOf(scan, start, scan.digits[6]! + 48)) checks = Check.hkid
  } else if (pattern === 0xa161 || pattern === 0xa261) {
    if ((units[end - 1]! & ~32) === 65 && passesCardOf(scan, start, 65)) checks = Check.hkid
  } else if (digits === 17 && length === 18 && (units[end - 1]! & ~32) === 88 && passesCnId(scan.digits, 10)) {
    checks = Check.cnId
  }
  if (isIbanStart(scan, start)) {
    const past = ibanEnd(units, start, scan.length)
    if (past > 0) {
      out.add(Shape.code, start, past, digits, pattern, Check.iban)
      return past
    }
  }
  if (!token.lower && (pattern === 0xa12 || pattern === 0xa111)) {
    checks |= Check.icd
    end = decimalsEnd(scan, end)
  }
  out.add(Shape.code, start, end, digits, pattern, checks)
  return end
}

function readToken({ units, classes, length, digits }: Scan, start: number): void {
  token.letters = 0
  token.digits = 0
  token.lower = false
  token.foreign = false
  let at = start
  let runLength = 0
  let inDigits = classes[units[at]!] === Class.digit
  let runs = 0
  let pattern = inDigits ? 0xd : 0xa
  for (; at < length; at++) {
    const found = classes[units[at]!]!
    if (found < Class.upper || found > Class.digit) break
    if ((found === Class.digit) !== inDigits) {
      pattern = ((pattern << 4) | Math.min(runLength, 15)) >>> 0
      runs++
      runLength = 0
      inDigits = !inDigits
    }
    runLength++
    if (found === Class.digit) {
      if (token.digits < 32) digits[token.digits] = units[at]! - 48
      token.digits++
    } else if (found === Class.lower) token.lower = true
    else if (found === Class.letter) token.foreign = true
  }
  token.pattern = runs < 7 ? ((pattern << 4) | Math.min(runLength, 15)) >>> 0 : 0
  token.end = at
}

function passesCardOf({ units, classes, digits }: Scan, start: number, check: number): boolean {
  const two = classes[units[start + 1]!] !== Class.digit
  return passesHkid(two ? units[start]! & ~32 : 0, units[two ? start + 1 : start]! & ~32, digits, check)
}

/** Two letters and two digits, alone or with more behind them. */
function isIbanStart({ units, classes }: Scan, start: number): boolean {
  return (
    isAscii(classes[units[start]!]!) &&
    isAscii(classes[units[start + 1]!]!) &&
    classes[units[start + 2]!] === Class.digit &&
    classes[units[start + 3]!] === Class.digit
  )
}

function isAscii(found: number): boolean {
  return found === Class.upper || found === Class.lower
}

/** Past `.` and one to four capitals or digits that end there, else `end` itself. */
function decimalsEnd({ units, classes, length }: Scan, end: number): number {
  if (end >= length || units[end] !== 46) return end
  let at = end + 1
  while (at < length && at < end + 6 && (classes[units[at]!] === Class.digit || classes[units[at]!] === Class.upper))
    at++
  const taken = at - end - 1
  if (taken < 1 || taken > 4) return end
  const next = at < length ? classes[units[at]!]! : Class.other
  return next >= Class.upper && next <= Class.digit ? end : at
}
