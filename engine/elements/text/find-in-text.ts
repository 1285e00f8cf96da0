import type { FindInText } from '../contract.ts'
import type { Findings } from '../findings.ts'
import { recognizers } from '../recognizers/all.ts'
import type { Recognizer, Verdict } from '../recognizers/contract.ts'
import { Candidates, Shape } from '../scan/candidates.ts'
import { rescan } from '../scan/scan-units.ts'
import { addClinicalNote } from './add-clinical-note.ts'
import { addSensitive } from './add-sensitive.ts'
import { Drafts, settleOverlaps } from './drafts.ts'
import { labelNumber, numberLabels } from './labels.ts'
import { Reading } from './reading.ts'
import { Sighting } from './sighting.ts'

/** Longest stretch read at once; longer passages are cut at white space. */
const longestStretch = 1 << 20
const mostDigits = 31
/** Fewest digits that can be an identifier inside a longer run of groups. */
const fewestDigits = 7

const reading = new Reading()
const drafts = new Drafts()
const seen = new Sighting(reading)
const parts = new Candidates()

const blocking = new Set(numberLabels.map(labelNumber))
const readers = recognizers
  .filter(({ read }) => read !== undefined)
  .sort((a, b) => Number(a.late === true) - Number(b.late === true))
const judges = judgesByShape()

/**
 * Finds elements in running text: one pass of the scanner, one of the word lists, then the recognizers on what these found.
 * Overlaps are settled (check digits before shapes, labels before none, longer before shorter) before anything is added.
 */
export const findInText: FindInText = (text, place, number, unit, findings) => {
  for (let start = 0; start < text.length; ) {
    const end = stretchEnd(text, start)
    reading.load(start === 0 && end === text.length ? text : text.slice(start, end))
    drafts.clear()
    judgeCandidates()
    for (const recognizer of readers) recognizer.read!(reading, drafts)
    const kept = settleOverlaps(drafts)
    add(kept, start, place, number, unit, findings)
    addSensitive(reading, drafts, kept, start, place, number, unit, findings)
    addClinicalNote(reading, drafts, kept, start, place, number, unit, findings)
    start = end
  }
}

function add(kept: number[], offset: number, place: number, number: number, unit: number, findings: Findings): void {
  for (const at of kept) {
    const start = drafts.start[at]!
    const end = drafts.end[at]!
    findings.add(
      drafts.element[at]!,
      drafts.part[at]!,
      drafts.role[at]!,
      drafts.confidence[at]!,
      findings.whys.index(drafts.whys[at]!),
      place,
      number,
      offset + start,
      offset + end,
      unit,
      reading.text.slice(start, end),
    )
  }
}

function judgeCandidates(): void {
  const { candidates } = reading
  for (let at = 0; at < candidates.count; at++) {
    const shape = candidates.shape[at]!
    const digits = candidates.digits[at]!
    seen.set(shape, candidates.start[at]!, candidates.end[at]!, digits, candidates.pattern[at]!, candidates.checks[at]!)
    if (!judge() && shape === Shape.number && candidates.pattern[at]! > 15)
      judgeParts(candidates.start[at]!, candidates.end[at]!)
  }
}

/** Asks every recognizer of this shape; the strongest verdict becomes a draft. */
function judge(): boolean {
  const list = judges[seen.shape]![Math.min(seen.digits, mostDigits)]!
  if (list.length === 0) return false
  const blocked = seen.label !== 0 && (seen.beside || seen.labelKind === 'other') && blocking.has(seen.label)
  const { end } = seen
  let best: Verdict | null = null
  let bestEnd = end
  for (const recognizer of list) {
    if (blocked && recognizer.firm !== true && !recognizer.labels?.includes(seen.labelKind!)) continue
    seen.end = end
    const verdict = recognizer.judge!(seen)
    if (verdict === null) continue
    if (
      best !== null &&
      (verdict.rank < best.rank || (verdict.rank === best.rank && verdict.confidence <= best.confidence))
    )
      continue
    best = verdict
    bestEnd = seen.end
  }
  seen.end = end
  if (best === null) return false
  drafts.add(best.element, seen.start, bestEnd, best.confidence, best.rank, best.why, best.role ?? 0)
  return true
}

/** A run of groups that is nothing as a whole may be several values with spaces or slashes between: longest first. */
function judgeParts(start: number, end: number): void {
  const { units } = reading
  const cuts = [start]
  for (let at = start + 1; at < end; at++) if (units[at] === 32 || units[at] === 47) cuts.push(at + 1)
  if (cuts.length === 1) return
  cuts.push(end + 1)
  for (let from = 0; from < cuts.length - 1; ) {
    let next = from + 1
    for (let to = cuts.length - 1; to > from; to--) {
      if (cuts[to]! - cuts[from]! <= fewestDigits) break
      if ((from > 0 || to < cuts.length - 1) && judgePart(cuts[from]!, cuts[to]! - 1)) {
        next = to
        break
      }
    }
    from = next
  }
}

function judgePart(start: number, end: number): boolean {
  parts.clear()
  rescan(reading, start, end, parts)
  if (parts.count !== 1 || parts.end[0] !== end) return false
  seen.set(parts.shape[0]!, parts.start[0]!, end, parts.digits[0]!, parts.pattern[0]!, parts.checks[0]!)
  return judge()
}

function judgesByShape(): Recognizer[][][] {
  return Object.values(Shape).map((shape) =>
    Array.from({ length: mostDigits + 1 }, (_, digits) =>
      recognizers.filter(({ judge, shapes, digits: range = [0, mostDigits] }) => {
        return judge !== undefined && shapes?.includes(shape) === true && digits >= range[0] && digits <= range[1]
      }),
    ),
  )
}

function stretchEnd(text: string, start: number): number {
  if (text.length - start <= longestStretch) return text.length
  const limit = start + longestStretch
  for (let at = limit; at > limit - 4096; at--) if (/\s/.test(text[at - 1]!)) return at
  return limit
}
