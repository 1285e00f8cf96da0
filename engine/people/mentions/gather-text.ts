import { type Findings, Role } from '../../elements/index.ts'
import { Basis, nobody } from './block.ts'
import { nameWords } from './compare-names.ts'
import { emailElement, isSingle, leastConfidence, nameElement } from './identity-elements.ts'
import { identitySaid, type Speaker, turnTo } from './speaker.ts'

/**
 * Ties the findings of one document (`from` up to `to`, in reading order) to the people it speaks of.
 *
 * The text is walked once. A name or number that contradicts the person in hand turns to the person it belongs to, or begins a
 * new one; everything else belongs to the person in hand. What comes before the first person belongs to the first one: a form
 * often prints the clinic's data about you before your name.
 */
export function gatherText(
  findings: Findings,
  from: number,
  to: number,
  mention: Uint32Array,
  basis: number[],
  own: OwnMail,
): void {
  const people: Speaker[] = []
  let current: Speaker | undefined
  const waiting: number[] = []
  for (let at = from; at < to; at++) {
    mention[at] = nobody
    if (findings.role[at] !== Role.subject) continue
    const element = findings.element[at]!
    if ((element === nameElement || isSingle[element] === 1) && findings.confidence[at]! >= leastConfidence)
      current = turnTo(people, current, identitySaid(element, findings.part[at]!, findings.values[at]!), basis)
    if (current === undefined) waiting.push(at)
    else mention[at] = current.mention
  }
  const correspondents = gatherCorrespondents(findings, from, to, own)
  const addressee = settleCorrespondents(correspondents, people, waiting.length > 0, mention, basis)
  const first = people[0]?.mention ?? addressee
  if (first === undefined) return
  for (const at of waiting) mention[at] = first
}

/** Mail domains of the provider: who writes from there writes as staff. */
export interface OwnMail {
  isOwn(address: string): boolean
}

interface Correspondent {
  findings: number[]
  words: string[]
}

/** Senders and receivers outside the provider, one per address. */
function gatherCorrespondents(findings: Findings, from: number, to: number, own: OwnMail): Correspondent[] {
  const byAddress = new Map<string, Correspondent>()
  let names: number[] = []
  for (let at = from; at < to; at++) {
    if (findings.role[at] !== Role.correspondent) continue
    const value = findings.values[at]!
    if (findings.element[at] === nameElement) names.push(at)
    else if (findings.element[at] === emailElement) {
      const address = value.toLowerCase()
      if (!own.isOwn(address)) {
        const known = byAddress.get(address) ?? { findings: [], words: [] }
        known.findings.push(at, ...names)
        for (const name of names) known.words.push(...nameWords(findings.values[name]!))
        byAddress.set(address, known)
      }
      names = []
    }
  }
  return [...byAddress.values()]
}

/**
 * The one outside correspondent of a message that speaks of at most one person is that person, unless the names differ; otherwise
 * every correspondent is a mention of their own. Answers the mention of the single one.
 */
function settleCorrespondents(
  correspondents: Correspondent[],
  people: Speaker[],
  contentWaits: boolean,
  mention: Uint32Array,
  basis: number[],
): number | undefined {
  let only: number | undefined
  for (const { findings: theirs, words } of correspondents) {
    const person = correspondents.length === 1 && people.length === 1 ? people[0] : undefined
    const same =
      person !== undefined && words.length > 0 && person.names.some((name) => name.some((word) => words.includes(word)))
    const number = same ? person.mention : basis.push(Basis.correspondent) - 1
    for (const at of theirs) mention[at] = number
    if (correspondents.length === 1 && people.length === 0 && contentWaits) only = number
  }
  return only
}
