import { Shape } from './candidates.ts'
import { Class } from './classes.ts'
import type { Scan } from './scan.ts'

const colon = 58
const dot = 46
const hyphen = 45
/** Longest text form of an IPv6 address. */
const longestIpv6 = 45

/**
 * Hexadecimal groups with colons around the colon at `at`: a MAC address (six pairs) or an IPv6 address (RFC 4291, with at
 * most one `::`, an IPv4 tail allowed). Answers where to go on.
 */
export function readHex(scan: Scan, at: number): number {
  const { units, length, out } = scan
  if (at + 1 >= length) return at + 1
  const start = groupStart(scan, at)
  if (start === at && units[at + 1] !== colon) return at + 1
  if (!isHex(units[at + 1]!) && units[at + 1] !== colon) return at + 1
  if (start > 1 && units[start - 1] === colon && (isHex(units[start - 2]!) || units[start - 2] === colon)) return at + 1
  if (start > 0 && isTokenUnit(scan, start - 1)) return at + 1
  const mac = pairsEnd(scan, start, colon, 2, 6)
  if (mac > 0) {
    out.add(Shape.hex, start, mac, 12, 0x222222, 0)
    return mac
  }
  const end = ipv6End(scan, start)
  if (end === 0) return at + 1
  out.add(Shape.hex, start, end, 0, 0, 0)
  return end
}

/** Start of the 1-4 hexadecimal units that end at `at` and begin a token; `at` itself where there are none. */
function groupStart(scan: Scan, at: number): number {
  let start = at
  while (start > 0 && at - start < 4 && isHex(scan.units[start - 1]!)) start--
  return start > 0 && start < at && isTokenUnit(scan, start - 1) ? at : start
}

/** A MAC address in hyphens (six pairs) or dots (three fours) around the token at `start`; 0 where there is none. */
export function readMac(scan: Scan, start: number): number {
  const { units, out } = scan
  const two = units[start + 2] === hyphen || (start > 2 && units[start - 1] === hyphen)
  const four = units[start + 4] === dot || (start > 4 && units[start - 1] === dot)
  if (!two && !four) return 0
  return two ? macAround(scan, start, hyphen, 2, 6, out) : macAround(scan, start, dot, 4, 3, out)
}

function macAround(scan: Scan, start: number, sign: number, width: number, groups: number, out: Scan['out']): number {
  const { units } = scan
  let from = start
  for (let back = 1; back < groups && from > width && units[from - 1] === sign; back++) {
    if (!hexRun(units, from - 1 - width, width)) break
    from -= width + 1
  }
  if (from > 0 && (isTokenUnit(scan, from - 1) || units[from - 1] === sign)) return 0
  const end = pairsEnd(scan, from, sign, width, groups)
  if (end === 0 || end <= start) return 0
  out.add(Shape.hex, from, end, 12, width === 2 ? 0x222222 : 0x444, 0)
  return end
}

/** End of `groups` groups of `width` hexadecimal units with `sign` between; 0 unless they end there. */
function pairsEnd(scan: Scan, from: number, sign: number, width: number, groups: number): number {
  const { units, length } = scan
  const end = from + groups * (width + 1) - 1
  if (end > length) return 0
  for (let group = 0, at = from; group < groups; group++, at += width + 1) {
    if (!hexRun(units, at, width) || (group > 0 && units[at - 1] !== sign)) return 0
  }
  return end < length && (isTokenUnit(scan, end) || (units[end] === sign && isHex(units[end + 1] ?? 0))) ? 0 : end
}

function hexRun(units: Uint8Array | Uint16Array, from: number, width: number): boolean {
  for (let at = from; at < from + width; at++) if (!isHex(units[at]!)) return false
  return true
}

/** End of the IPv6 address that fills the run of hexadecimal digits, colons and dots at `start`; 0 where the run is none. */
function ipv6End(scan: Scan, start: number): number {
  const { units, length } = scan
  let end = start
  while (end < length && end - start < longestIpv6 && isAddressUnit(units[end]!)) end++
  if (end < length && (isTokenUnit(scan, end) || isAddressUnit(units[end]!))) return 0
  while (units[end - 1] === dot || (units[end - 1] === colon && units[end - 2] !== colon)) end--
  return isIpv6(units, start, end) ? end : 0
}

function isIpv6(units: Uint8Array | Uint16Array, start: number, end: number): boolean {
  let at = start
  let groups = 0
  let gap = false
  while (at < end) {
    if (units[at] === colon && units[at + 1] === colon && at + 1 < end) {
      if (gap || units[at + 2] === colon) return false
      gap = true
      at += 2
      continue
    }
    if (units[at] === colon && (groups === 0 || units[at - 1] === colon || at + 1 === end)) return false
    if (units[at] === colon) at++
    const group = at
    while (at < end && isHex(units[at]!)) at++
    if (at < end && units[at] === dot) {
      groups += 2
      if (!isIpv4Tail(units, group, end)) return false
      break
    }
    if (at === group || at - group > 4) return false
    groups++
  }
  return gap ? groups >= 1 && groups <= 7 : groups === 8
}

/** Four decimal numbers of at most 255 without leading zeros. */
function isIpv4Tail(units: Uint8Array | Uint16Array, from: number, end: number): boolean {
  let at = from
  for (let group = 0; group < 4; group++) {
    let value = 0
    const first = at
    while (at < end && units[at]! >= 48 && units[at]! <= 57) value = value * 10 + units[at++]! - 48
    if (at === first || value > 255 || (units[first] === 48 && at - first > 1)) return false
    if (group < 3 && units[at++] !== dot) return false
  }
  return at === end
}

function isAddressUnit(unit: number): boolean {
  return isHex(unit) || unit === colon || unit === dot
}

function isTokenUnit({ units, classes }: Scan, at: number): boolean {
  const found = classes[units[at]!]!
  return found >= Class.upper && found <= Class.digit
}

function isHex(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 70) || (unit >= 97 && unit <= 102)
}
