import { type Findings, Role } from '../../elements/index.ts'
import { nobody } from './block.ts'
import { nameWords } from './compare-names.ts'
import { gatherCorrespondents, type OwnMail, settleCorrespondents } from './correspondents.ts'
import { isSingle, leastConfidence, nameElement } from './identity-elements.ts'
import { identitySaid, type Speaker, turnTo } from './speaker.ts'

/**
 * Ties the findings of one document (`from` up to `to`, in reading order) to the people it speaks of.
 *
 * The text is walked once. A name or number that contradicts the person in hand turns to the person it belongs to, or begins a
 * new one; everything else belongs to the person in hand. What comes before the first person belongs to the first one: a form
 * often prints the clinic's data about you before your name. Who writes for the provider signs as staff, and is nobody here.
 */
export function gatherText(
  findings: Findings,
  from: number,
  to: number,
  mention: Uint32Array,
  basis: number[],
  own: OwnMail,
): void {
  const { outside, staff } = gatherCorrespondents(findings, from, to, own)
  const people: Speaker[] = []
  let current: Speaker | undefined
  const waiting: number[] = []
  for (let at = from; at < to; at++) {
    mention[at] = nobody
    if (findings.role[at] !== Role.subject) continue
    const element = findings.element[at]!
    if (element === nameElement && staff.has(nameWords(findings.values[at]!).join(' '))) continue
    if ((element === nameElement || isSingle[element] === 1) && findings.confidence[at]! >= leastConfidence)
      current = turnTo(people, current, identitySaid(element, findings.part[at]!, findings.values[at]!), basis)
    if (current === undefined) waiting.push(at)
    else mention[at] = current.mention
  }
  const addressee = settleCorrespondents(outside, people, waiting.length > 0, mention, basis)
  const first = people[0]?.mention ?? addressee
  if (first === undefined) return
  for (const at of waiting) mention[at] = first
}
