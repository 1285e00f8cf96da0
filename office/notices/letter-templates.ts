import { Liquid, type Template } from 'liquidjs'
import { readData } from '../../base/data.ts'
import { taxonomy } from '../../engine/elements/index.ts'
import { type LetterLanguage, letterLanguages } from './letter.ts'

interface LetterTexts {
  subject: string
  greeting: Record<'self' | 'guardian' | 'guardian-unnamed' | 'next-of-kin' | 'next-of-kin-unnamed', string>
  opening: Record<'self' | 'guardian' | 'next-of-kin', string>
  what_happened_default: string
  sorry: string
  taken: Record<'heading' | 'lead' | 'private' | 'private-note', string>
  actions: Record<'heading' | 'lead', string>
  happened: Record<'heading' | 'occurred' | 'discovered', string>
  doing: Record<'heading' | 'read', string>
  contact: Record<'heading' | 'phone' | 'email' | 'address' | 'ask' | 'reference' | 'never', string>
  support: Record<'heading' | 'lead', string>
  closing: string
  draft: string
}

/** Who reads: the person, or somebody in their place. */
export type Voice = 'self' | 'guardian' | 'next-of-kin'

/** One thing a person should do, and for whom it is. */
export interface Action {
  id: string
  urgency: number
  elements?: string[]
  flags?: string[]
  residence?: string[]
  'residence-not'?: string[]
  /** Only in letters to these readers, or not in letters to these. */
  for?: Voice[]
  'not-for'?: Voice[]
  en: string
  'zh-Hant': string
}

const texts = Object.fromEntries(
  letterLanguages.map((language) => [language, readData(`templates/letter/${language}.yaml`) as LetterTexts]),
) as Record<LetterLanguage, LetterTexts>

export function letterTexts(language: LetterLanguage): LetterTexts {
  return texts[language]
}

const actionData = readData('templates/letter/actions.yaml') as { most: number; actions: Action[] }
export const actions: readonly Action[] = [...actionData.actions].sort((a, b) => a.urgency - b.urgency)
export const mostActions: number = actionData.most

export const supportLines = readData('templates/letter/support-lines.yaml') as Record<
  string,
  Record<LetterLanguage, string>
>

const names = new Map(
  taxonomy.map((entry) => [entry.element, entry['name'] as Record<LetterLanguage, string> | undefined]),
)

/** The element in plain words, as it reads after "The stolen files show your". */
export function elementName(element: string, language: LetterLanguage): string {
  const name = names.get(element)?.[language]
  if (name === undefined) throw new Error(`data/elements/taxonomy.yaml has no ${language} name for ${element}`)
  return name
}

const liquid = new Liquid({ strictVariables: true, strictFilters: true, ownPropertyOnly: true })
const parsed = new Map<string, Template[]>()

/** Fills one text. Values are data: they are never parsed as a template themselves. */
export function fill(text: string, values: Record<string, string>): string {
  let template = parsed.get(text)
  if (template === undefined) {
    template = liquid.parse(text)
    parsed.set(text, template)
  }
  return liquid.renderSync(template, values) as string
}
