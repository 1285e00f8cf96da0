import { type Findings, Role } from '../../elements/index.ts'
import { Basis, nobody } from './block.ts'
import { isIdentity } from './identity-elements.ts'

/**
 * Ties the findings `from` up to `to` by their unit: one row, message or resource is one mention. Findings of other people in it
 * (a doctor, a guardian) belong to nobody: they say something about the record's subject only where an element says so. A name
 * or number met in the record's free text (it has a span) may be anybody's, so it says nothing about the subject either.
 */
export function gatherRecords(
  findings: Findings,
  from: number,
  to: number,
  mention: Uint32Array,
  basis: number[],
): void {
  let unit = -1
  let number = nobody
  for (let at = from; at < to; at++) {
    const inText = findings.end[at]! > 0
    if (findings.role[at] !== Role.subject || (inText && isIdentity[findings.element[at]!] === 1)) {
      mention[at] = nobody
      continue
    }
    if (findings.unit[at] !== unit) {
      unit = findings.unit[at]!
      number = basis.push(Basis.record) - 1
    }
    mention[at] = number
  }
}

/** Free text that accompanies records (the narrative of a resource): its health findings belong to the last record before it. */
export function gatherNarrative(
  findings: Findings,
  from: number,
  to: number,
  mention: Uint32Array,
  basis: number[],
): void {
  const last = basis.length === 0 ? nobody : basis.length - 1
  for (let at = from; at < to; at++) {
    const tied = findings.role[at] === Role.subject && isIdentity[findings.element[at]!] === 0
    mention[at] = tied ? last : nobody
  }
}
