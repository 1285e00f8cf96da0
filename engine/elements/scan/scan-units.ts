import type { Candidates } from './candidates.ts'
import { Class } from './classes.ts'
import { readCode } from './read-code.ts'
import { readEmail } from './read-email.ts'
import { readHex, readMac } from './read-hex.ts'
import { readMrz } from './read-mrz.ts'
import { readNumber } from './read-number.ts'
import type { Scan } from './scan.ts'
import type { Units } from './units.ts'

/** Letters in front of the first digit that can still belong to an identifier. */
const longestLead = 24

const digits = new Uint8Array(32)

/**
 * One pass over a text: adds everything that is shaped like an identifier to `out`, in order of its trigger (a digit, `@`,
 * `:` or `<`). Letters are looked at only backwards from a digit, so prose costs one table look-up per unit. Every reader
 * looks back and ahead within fixed bounds or consumes what it reads, so hostile text takes linear time.
 */
export function scanUnits({ units, classes }: Units, out: Candidates): void {
  const scan: Scan = { units, classes, length: units.length, out, digits }
  const length = units.length
  let at = 0
  while (at < length) {
    const found = classes[units[at]!]!
    if (found < Class.digit) at++
    else if (found === Class.digit) at = readToken(scan, at)
    else if (found === Class.at) at = readEmail(scan, at)
    else if (found === Class.colon) at = readHex(scan, at)
    else at = readMrz(scan, at)
  }
}

/** The token around the digit at `at`: digits alone start a number, digits among letters are a code. */
function readToken(scan: Scan, at: number): number {
  const { units, classes, length } = scan
  let start = at
  const floor = at > longestLead ? at - longestLead : 0
  while (start > floor && isLetter(classes[units[start - 1]!]!)) start--
  if (start === floor && start > 0 && isLetter(classes[units[start - 1]!]!)) return tokenEnd(scan, at)
  let end = at + 1
  while (end < length && classes[units[end]!] === Class.digit) end++
  const mixed = start < at || (end < length && isLetter(classes[units[end]!]!))
  if (end - start <= 4) {
    const macEnd = readMac(scan, start)
    if (macEnd > 0) return macEnd
  }
  return mixed ? readCode(scan, start) : readNumber(scan, start, end)
}

function tokenEnd({ units, classes, length }: Scan, from: number): number {
  let end = from
  while (end < length && isTokenUnit(classes[units[end]!]!)) end++
  return end
}

function isLetter(found: number): boolean {
  return found >= Class.upper && found <= Class.letter
}

function isTokenUnit(found: number): boolean {
  return found >= Class.upper && found <= Class.digit
}

/** Scans only the units from `from` to `to`, as if the text ended there; what stands before is still looked back at. */
export function rescan({ units, classes }: Units, from: number, to: number, out: Candidates): void {
  const scan: Scan = { units, classes, length: to, out, digits }
  for (let at = from; at < to; ) at = classes[units[at]!] === Class.digit ? readToken(scan, at) : at + 1
}
