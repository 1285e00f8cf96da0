import { Shape } from '../scan/candidates.ts'
import { Rank } from '../text/drafts.ts'
import type { Sighting } from '../text/sighting.ts'
import type { Recognizer } from './contract.ts'
import { type CheckedKind, checkedVerdicts } from './verdict.ts'

export interface NumberKind extends CheckedKind {
  name: string
  shapes?: readonly number[]
  digits: readonly [number, number]
  /** Sticky pattern of the whole value from the candidate's start; it must say where the value ends. */
  form: RegExp
  /** The check, on letters (capitals) and digits only. */
  valid(compact: string): boolean
}

const both = [Shape.number, Shape.code]

/** A recognizer for numbers with a check digit of their own: national, tax and health identifiers. */
export function checkedNumber(kind: NumberKind): Recognizer {
  const labels = [...kind.labels, 'id'] as const
  const verdict = checkedVerdicts({ ...kind, labels })
  return {
    name: kind.name,
    elements: [kind.element],
    shapes: kind.shapes ?? both,
    digits: kind.digits,
    labels,
    judge(seen) {
      const end = formEnd(kind.form, seen)
      if (end === 0) return null
      seen.end = end
      const found = verdict(seen)
      if (found?.rank === Rank.checksum && !seen.alone && isSmall(seen, end)) return null
      return found !== null && kind.valid(compactOf(seen, end)) ? found : null
    },
  }
}

/** Small letters without a label are more often a piece of a hash. */
function isSmall(seen: Sighting, end: number): boolean {
  return /[a-z]/.test(seen.reading.text.slice(seen.start, end))
}

/** End of the form at the candidate's start, 0 where it does not fit or covers only a part of the candidate. */
function formEnd(form: RegExp, seen: Sighting): number {
  form.lastIndex = seen.start
  const found = form.exec(seen.reading.text)
  if (found === null) return 0
  const end = seen.start + found[0].length
  return end < seen.end || isGlued(seen.reading.units[end] ?? 0) || isGlued(seen.before) ? 0 : end
}

function isGlued(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit === 95
}

function compactOf(seen: Sighting, end: number): string {
  return seen.reading.text
    .slice(seen.start, end)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
}

/** Value of a digit sign. */
export function digitAt(text: string, at: number): number {
  return text.charCodeAt(at) - 48
}

/** Sum of digits times weights. */
export function weighted(text: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * digitAt(text, at), 0)
}
