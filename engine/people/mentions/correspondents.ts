import { type Findings, Role } from '../../elements/index.ts'
import { Basis } from './block.ts'
import { nameWords } from './compare-names.ts'
import { emailElement, nameElement } from './identity-elements.ts'
import type { Speaker } from './speaker.ts'

/** Mail domains of the provider: who writes from there writes as staff. */
export interface OwnMail {
  isOwn(address: string): boolean
}

export interface Correspondent {
  findings: number[]
  words: string[]
}

export interface Correspondents {
  /** Senders and receivers outside the provider, one per address. */
  outside: Correspondent[]
  /** Names of those who write from the provider's own domains, as words joined with a space. */
  staff: ReadonlySet<string>
}

/** Who a message is from and to, by the roles that its headers gave. */
export function gatherCorrespondents(findings: Findings, from: number, to: number, own: OwnMail): Correspondents {
  const byAddress = new Map<string, Correspondent>()
  const staff = new Set<string>()
  let names: number[] = []
  for (let at = from; at < to; at++) {
    if (findings.role[at] !== Role.correspondent) continue
    const value = findings.values[at]!
    if (findings.element[at] === nameElement) names.push(at)
    else if (findings.element[at] === emailElement) {
      const address = value.toLowerCase()
      if (own.isOwn(address)) for (const name of names) staff.add(nameWords(findings.values[name]!).join(' '))
      else {
        const known = byAddress.get(address) ?? { findings: [], words: [] }
        known.findings.push(at, ...names)
        for (const name of names) known.words.push(...nameWords(findings.values[name]!))
        byAddress.set(address, known)
      }
      names = []
    }
  }
  return { outside: [...byAddress.values()], staff }
}

/**
 * The one outside correspondent of a message that speaks of at most one person is that person, unless the names differ; otherwise
 * every correspondent is a mention of their own. Answers the mention of the single one.
 */
export function settleCorrespondents(
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
