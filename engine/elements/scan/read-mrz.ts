import { Shape } from './candidates.ts'
import { Class } from './classes.ts'
import type { Scan } from './scan.ts'

const chevron = 60

/** A line of a machine-readable zone around the `<` at `at`: 30, 36 or 44 capitals, digits and `<` (ICAO 9303), nothing glued to it. */
export function readMrz(scan: Scan, at: number): number {
  const { units, length, out } = scan
  if (units[at + 1] !== chevron && units[at + 2] !== chevron && !isZone(scan, at - 1)) return at + 1
  let start = at
  while (start > 0 && at - start < 45 && isZone(scan, start - 1)) start--
  let end = at + 1
  while (end < length && end - start < 46 && isZone(scan, end)) end++
  const width = end - start
  if (width !== 30 && width !== 36 && width !== 44) return pastChevrons(scan, at)
  out.add(Shape.mrz, start, end, 0, width, 0)
  return end
}

function isZone({ units, classes, length }: Scan, at: number): boolean {
  if (at < 0 || at >= length) return false
  const found = classes[units[at]!]!
  return found === Class.upper || found === Class.digit || found === Class.chevron
}

function pastChevrons({ units, length }: Scan, at: number): number {
  let end = at + 1
  while (end < length && units[end] === chevron) end++
  return end
}
