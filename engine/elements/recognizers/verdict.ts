import { elementIndex } from '../taxonomy.ts'
import { Rank } from '../text/drafts.ts'
import type { LabelKind } from '../text/labels.ts'
import type { Sighting } from '../text/sighting.ts'
import type { Verdict } from './contract.ts'

export interface CheckedKind {
  element: string
  labels: readonly LabelKind[]
  /** What the check is, as a privacy officer reads it: "check digit of an NHS number (mod 11)". */
  check: string
  /** Confidence with its own label, in running text without one (0 = not found there), and as the only thing in a passage. */
  labelled: number
  bare: number
  alone?: number
  /** True where the check is proof enough among the figures of a log or dump. */
  sure?: boolean
}

/** Turns "it passes the check" into a verdict by what stands around the value. */
export function checkedVerdicts(kind: CheckedKind): (seen: Sighting) => Verdict | null {
  const element = elementIndex(kind.element)
  const own = new Set<string>(kind.labels)
  const labelled = new Map<string, Verdict>()
  const plain = (confidence: number): Verdict => ({
    element,
    confidence,
    rank: Rank.checksum,
    why: `Passes the ${kind.check}`,
  })
  const bare = kind.bare === 0 ? null : plain(kind.bare)
  const alone = kind.alone === undefined || kind.alone === 0 ? bare : plain(kind.alone)
  return (seen) => {
    const short = seen.labelText.length <= 3 && !seen.beside
    if (seen.label === 0 || short || !own.has(seen.labelKind!)) {
      if (seen.alone) return alone
      return bare === null || (kind.sure !== true && seen.amongFigures) ? null : bare
    }
    const label = seen.labelText
    let verdict = labelled.get(label)
    if (verdict === undefined) {
      const why = `Labelled "${label}" and passes the ${kind.check}`
      verdict = { element, confidence: kind.labelled, rank: Rank.labelledChecksum, why }
      labelled.set(label, verdict)
    }
    return verdict
  }
}

/** A verdict that rests on shape and label together; made once per label. */
export function labelVerdicts(
  element: string,
  confidence: number,
  what: string,
  rank: number = Rank.label,
): (seen: Sighting) => Verdict {
  const index = elementIndex(element)
  const verdicts = new Map<string, Verdict>()
  return (seen) => {
    const label = seen.labelText
    let verdict = verdicts.get(label)
    if (verdict === undefined) {
      verdict = { element: index, confidence, rank, why: `Labelled "${label}" and shaped like ${what}` }
      verdicts.set(label, verdict)
    }
    return verdict
  }
}

/** A verdict that rests on the shape alone. */
export function shapeVerdict(element: string, confidence: number, why: string, rank: number = Rank.shape): Verdict {
  return { element: elementIndex(element), confidence, rank, why }
}
