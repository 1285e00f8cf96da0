/** One letter to one addressee in one language, as structure: the text and the PDF are made from the same blocks. */
export interface Letter {
  personId: string
  language: LetterLanguage
  subject: string
  greeting: string
  /** Name and address lines for the envelope window; empty where no address is on file. */
  address: string[]
  blocks: Block[]
  closing: string
  /** Who signs: the contact's name, role and the provider. */
  signature: string[]
  date: string
  /** The taxonomy elements that this letter speaks of: exactly those exposed of the person. */
  elements: string[]
  draft: string
}

export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'steps'; items: string[] }

export const letterLanguages = ['en', 'zh-Hant'] as const
export type LetterLanguage = (typeof letterLanguages)[number]

/** Everything a letter may know. Nothing of any other person can reach it: it is made from this alone. */
export interface LetterFacts {
  personId: string
  /** As the roster spells it; the evidence's spelling for people who are not in the roster. */
  name: string
  chineseName?: string
  addressee: 'self' | 'guardian' | 'next-of-kin' | 'safe-address' | 'none'
  /** Name of the guardian or next of kin, where known. */
  addresseeName?: string
  addressLines: string[]
  /** Names of the taxonomy elements exposed of this person. */
  elements: string[]
  flags: string[]
  band: string
  /** ISO 3166 code, '' where unknown. */
  residence: string
  /** Number the call desk finds the person by; not the patient number. */
  reference: string
}

/** What all letters of one wave share. */
export interface LetterOccasion {
  provider: {
    name: string
    contact: { name?: string; role?: string; phone?: string; email?: string; address?: string; web?: string }
  }
  whatHappened?: string | Record<string, string>
  doing?: string[] | Record<string, string[]>
  occurred?: string
  discovered?: string
  /** Local date of the letter, YYYY-MM-DD. */
  date: string
}
