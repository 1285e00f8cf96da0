import { Shape } from './candidates.ts'
import { Class } from './classes.ts'
import type { Scan } from './scan.ts'

/** Longest local part (RFC 5321) and domain that are looked at. */
const longestLocal = 64
const longestDomain = 255

const plainSign = new Uint8Array(128)
for (const sign of '._%+-') plainSign[sign.charCodeAt(0)] = 1

/** An e-mail address around the `@` at `at`: local part of letters, digits and `._%+-`, domain with a dot and a top level of letters. */
export function readEmail(scan: Scan, at: number): number {
  const { units, classes, out } = scan
  const floor = at > longestLocal ? at - longestLocal : 0
  let start = at
  while (start > floor && isLocal(units[start - 1]!, classes)) start--
  while (start < at && (units[start] === 46 || units[start] === 45 || units[start] === 43 || units[start] === 37))
    start++
  const end = domainEnd(scan, at + 1)
  if (start === at || end === 0) return at + 1
  out.add(Shape.email, start, end, 0, 0, 0)
  return end
}

function isLocal(unit: number, classes: Uint8Array): boolean {
  const found = classes[unit]!
  return (found >= Class.upper && found <= Class.digit) || (unit < 128 && plainSign[unit] === 1)
}

/** End of the longest domain at `from` whose last label is two or more letters; 0 where there is none. */
function domainEnd({ units, classes, length }: Scan, from: number): number {
  const ceiling = Math.min(length, from + longestDomain)
  let end = 0
  let at = from
  let labels = 0
  for (;;) {
    const label = at
    let letters = true
    while (at < ceiling) {
      const found = classes[units[at]!]!
      if (found < Class.upper || found > Class.digit) {
        if (units[at] !== 45) break
        letters = false
      } else if (found === Class.digit) letters = false
      at++
    }
    if (at === label || units[label] === 45) return end
    labels++
    if (labels > 1 && at - label >= 2 && (letters || isPunycode(units, label))) end = at
    if (at >= ceiling || units[at] !== 46) return end
    at++
  }
}

/** `xn--`, the beginning of a top level in another script. */
function isPunycode(units: Uint8Array | Uint16Array, at: number): boolean {
  return (units[at]! | 32) === 120 && (units[at + 1]! | 32) === 110 && units[at + 2] === 45 && units[at + 3] === 45
}
