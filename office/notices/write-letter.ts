import { elementNames } from '../../engine/elements/index.ts'
import { chooseActions } from './choose-actions.ts'
import type { Block, Letter, LetterFacts, LetterLanguage, LetterOccasion } from './letter.ts'
import { elementName, fill, letterTexts, supportLines, type Voice } from './letter-templates.ts'

/** Elements that a letter does not spell out: somebody else may open it. They are named once the person has been identified. */
const unspoken = new Set([
  'hiv',
  'mental-health',
  'sexual-health',
  'reproductive-health',
  'substance-use',
  'genetic-data',
  'abuse-or-violence',
  'sexual-orientation',
])

/** Elements that say nothing to a patient beside a better word for the same thing. */
const covered: Record<string, string> = { 'icd-code': 'diagnosis', 'passport-mrz': 'passport' }

/**
 * Writes the draft letter to one person: what was taken, what to do first, what happened, what we do, whom to call. It names
 * exactly the elements exposed of this person, in plain words, and no value of any of them.
 */
export function writeLetter(facts: LetterFacts, occasion: LetterOccasion, language: LetterLanguage): Letter {
  const texts = letterTexts(language)
  const words = wordsFor(facts, occasion, language)
  return {
    personId: facts.personId,
    language,
    subject: fill(texts.subject, words),
    greeting: fill(texts.greeting[greetingOf(facts)], words),
    address: addressIn(language, facts.addressLines),
    blocks: [
      { kind: 'paragraph', text: fill(texts.opening[voiceOf(facts)], words) },
      ...takenBlocks(facts, language, words),
      ...actionBlocks(facts, language, words),
      ...happenedBlocks(occasion, language),
      ...supportBlocks(facts, language),
      ...contactBlocks(facts, occasion, language, words),
      { kind: 'paragraph', text: texts.sorry },
    ],
    closing: texts.closing,
    signature: [occasion.provider.contact.name, occasion.provider.contact.role, occasion.provider.name].filter(
      (line) => line !== undefined,
    ),
    date: dateIn(language, occasion.date),
    elements: facts.elements,
    draft: texts.draft,
  }
}

function voiceOf({ addressee }: LetterFacts): Voice {
  return addressee === 'guardian' || addressee === 'next-of-kin' ? addressee : 'self'
}

/** Where an address is on file in both scripts, the one of the letter; the first line is the reader's name. */
function addressIn(language: LetterLanguage, [name, ...lines]: readonly string[]): string[] {
  if (name === undefined) return []
  const chinese = lines.filter((line) => /\p{Script=Han}/u.test(line))
  const latin = lines.filter((line) => !chinese.includes(line))
  if (chinese.length === 0 || latin.length === 0) return [name, ...lines]
  return [name, ...(language === 'zh-Hant' ? chinese : latin)]
}

function greetingOf(facts: LetterFacts): Voice | 'guardian-unnamed' | 'next-of-kin-unnamed' {
  const voice = voiceOf(facts)
  return voice === 'self' || facts.addresseeName !== undefined ? voice : `${voice}-unnamed`
}

function wordsFor(facts: LetterFacts, occasion: LetterOccasion, language: LetterLanguage): Record<string, string> {
  const english = language === 'en'
  const name = english ? facts.name : (facts.chineseName ?? facts.name)
  const theirs = english ? possessive(name) : `${name}的`
  const self = voiceOf(facts) === 'self'
  const own = english ? { you: 'you', your: 'your', Your: 'Your' } : { you: '你', your: '你的', Your: '你的' }
  return {
    ...(self ? own : { you: name, your: theirs, Your: theirs }),
    name,
    addressee: facts.addresseeName ?? '',
    relation: english ? `the parent or guardian of ${name}` : `${name}的家長或監護人`,
    what_happened: inLanguage(occasion.whatHappened, language) ?? letterTexts(language).what_happened_default,
  }
}

function possessive(name: string): string {
  return name.endsWith('s') ? `${name}'` : `${name}'s`
}

/** A text given for all languages serves all of them; one given per language serves its own. */
function inLanguage<T extends string | string[]>(
  given: T | Record<string, T> | undefined,
  language: LetterLanguage,
): T | undefined {
  if (given === undefined || typeof given === 'string' || Array.isArray(given)) return given as T | undefined
  return given[language]
}

function takenBlocks(facts: LetterFacts, language: LetterLanguage, words: Record<string, string>): Block[] {
  const texts = letterTexts(language).taken
  const shown = elementNames.filter(
    (element) =>
      facts.elements.includes(element) && !unspoken.has(element) && !facts.elements.includes(covered[element] ?? ''),
  )
  const items = [...new Set(shown.map((element) => elementName(element, language)))]
  const hidden = facts.elements.some((element) => unspoken.has(element))
  if (hidden) items.push(texts.private)
  const blocks: Block[] = [
    { kind: 'heading', text: texts.heading },
    { kind: 'paragraph', text: fill(texts.lead, words) },
    { kind: 'list', items },
  ]
  if (hidden) blocks.push({ kind: 'paragraph', text: texts['private-note'] })
  return blocks
}

function actionBlocks(facts: LetterFacts, language: LetterLanguage, words: Record<string, string>): Block[] {
  const chosen = chooseActions(facts, voiceOf(facts))
  if (chosen.length === 0) return []
  const texts = letterTexts(language).actions
  const lead: Block[] = chosen.length > 1 ? [{ kind: 'paragraph', text: texts.lead }] : []
  return [
    { kind: 'heading', text: texts.heading },
    ...lead,
    { kind: 'steps', items: chosen.map((action) => fill(action[language], words)) },
  ]
}

function happenedBlocks(occasion: LetterOccasion, language: LetterLanguage): Block[] {
  const texts = letterTexts(language)
  const said: string[] = []
  if (occasion.occurred !== undefined)
    said.push(fill(texts.happened.occurred, { occurred: dateIn(language, occasion.occurred) }))
  if (occasion.discovered !== undefined)
    said.push(fill(texts.happened.discovered, { discovered: dateIn(language, occasion.discovered) }))
  const happened: Block[] =
    said.length === 0
      ? []
      : [
          { kind: 'heading', text: texts.happened.heading },
          { kind: 'paragraph', text: said.join(language === 'en' ? ' ' : '') },
        ]
  const doing = inLanguage(occasion.doing, language) ?? []
  return [
    ...happened,
    { kind: 'heading', text: texts.doing.heading },
    { kind: 'list', items: [...doing, texts.doing.read] },
  ]
}

function supportBlocks(facts: LetterFacts, language: LetterLanguage): Block[] {
  const line = supportLines[facts.residence.slice(0, 2)]?.[language]
  if (line === undefined || (facts.band !== 'high' && facts.band !== 'very-high')) return []
  const texts = letterTexts(language).support
  return [
    { kind: 'heading', text: texts.heading },
    { kind: 'paragraph', text: texts.lead },
    { kind: 'paragraph', text: line },
  ]
}

function contactBlocks(
  facts: LetterFacts,
  occasion: LetterOccasion,
  language: LetterLanguage,
  words: Record<string, string>,
): Block[] {
  const texts = letterTexts(language).contact
  const { phone, email, address } = occasion.provider.contact
  const ways = [
    phone === undefined ? '' : fill(texts.phone, { phone }),
    email === undefined ? '' : fill(texts.email, { email }),
    address === undefined ? '' : fill(texts.address, { address }),
  ].filter((way) => way !== '')
  const join = language === 'en' ? ' ' : ''
  return [
    { kind: 'heading', text: texts.heading },
    { kind: 'paragraph', text: [...ways, fill(texts.reference, { reference: facts.reference })].join(join) },
    { kind: 'paragraph', text: [fill(texts.ask, words), texts.never].join(join) },
  ]
}

/** A date in words, in the letter's language. Takes a date or an instant; the time of day is not printed. */
export function dateIn(language: LetterLanguage, date: string): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number) as [number, number, number]
  if (language === 'zh-Hant') return `${year}年${month}月${day}日`
  const names = 'January February March April May June July August September October November December'.split(' ')
  return `${day} ${names[month - 1]} ${year}`
}
