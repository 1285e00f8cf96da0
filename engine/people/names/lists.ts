import { readData } from '../../../base/data.ts'
import { spellingsOfCharacter } from './cantonese.ts'
import { pinyinOfFamily, simplify } from './mandarin.ts'

/** English given names: they tell "David Chan" from "Tai Man Chan". */
export const englishNames: ReadonlySet<string> = new Set(
  (readData('names/english-given-names.yaml') as { names: string }).names.split(/\s+/).filter((name) => name !== ''),
)

const surnames = readData('names/chinese-surnames.yaml') as { double: string; single: string }

let doubles: ReadonlySet<string> | undefined

/** Chinese surnames of two characters, in simplified characters. Made at first use: see `simplify`. */
export function doubleSurnames(): ReadonlySet<string> {
  doubles ??= new Set(surnames.double.split(/\s+/).map(simplify))
  return doubles
}

const singleSurnames = surnames.single.split(/\s+/).filter((character) => character !== '')

let spelled: ReadonlyMap<string, ReadonlySet<string>> | undefined

/** Latin spellings (Cantonese and pinyin) of frequent Chinese surnames, to the surnames they may be (simplified). */
export function surnameSpellings(): ReadonlyMap<string, ReadonlySet<string>> {
  spelled ??= spellSurnames()
  return spelled
}

function spellSurnames(): Map<string, Set<string>> {
  const spellings = new Map<string, Set<string>>()
  const add = (spelling: string, surname: string) => {
    const known = spellings.get(spelling)
    if (known === undefined) spellings.set(spelling, new Set([surname]))
    else known.add(surname)
  }
  for (const surname of [...singleSurnames, ...surnames.double.split(/\s+/)]) {
    const simple = simplify(surname)
    add(pinyinOfFamily(simple), simple)
    const [first, second] = [...surname].map(spellingsOfCharacter)
    for (const start of first ?? []) for (const end of second ?? ['']) add(start + end, simple)
  }
  return spellings
}

const groups = (readData('names/nicknames.yaml') as { groups: string[] }).groups.map((names) => names.split(' '))
const groupsOfNickname = new Map<string, number[]>()
for (const [group, names] of groups.entries())
  for (const name of names) groupsOfNickname.set(name, [...(groupsOfNickname.get(name) ?? []), group])

/** Given names that are used for this one, or it for them. */
export function nicknamesOf(name: string): string[] {
  return (groupsOfNickname.get(name) ?? []).flatMap((group) => groups[group]!)
}

/** True where one given name is used for the other (Robert, Bob). */
export function areNicknames(a: string, b: string): boolean {
  const groups = groupsOfNickname.get(a)
  return groups?.some((group) => groupsOfNickname.get(b)?.includes(group)) ?? false
}

const frequent = readData('names/frequent-surnames.yaml') as { latin: string; han: string }
const shares = new Map<string, number>()
const listed = `${frequent.latin} ${simplify(frequent.han)}`.split(/\s+/)
for (let at = 0; at + 1 < listed.length; at += 2) shares.set(listed[at]!, Number(listed[at + 1]) / 1000)

/** Share of people who bear a frequent surname (lower-case Latin letters, or simplified characters); undefined for others. */
export function usualShare(surname: string): number | undefined {
  return shares.get(surname)
}
