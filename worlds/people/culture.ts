import type { Random } from '../random.ts'
import type { Address } from './person.ts'

/** How one mix names and houses people. Each mix is one file beside this one. */
export interface Culture {
  /** A household's family name; `origin` steers the given names of its members. */
  family(random: Random): FamilyName
  member(random: Random, family: FamilyName, sex: 'F' | 'M', bornYear: number): MemberName
  home(random: Random, origin: string): { address: Address; residence: string; areaCode: string }
  landline(random: Random, areaCode: string): string
  mobile(random: Random, areaCode: string): string
  nationalId(random: Random, bornYear: number): string
  language(random: Random, origin: string): string
  insurers: readonly string[]
}

export interface FamilyName {
  family: string
  chinese: string
  origin: string
}

export interface MemberName {
  given: string
  chinese: string
  english: string
}

/** Lines of a list file, split at `|` or blanks. */
export const rowsOf = (text: string, separator: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(separator))

export const wordsOf = (text: string): string[] => text.trim().split(/\s+/)
