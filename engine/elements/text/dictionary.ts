import { readData, readDataText } from '../../../base/data.ts'
import { labelNumber } from './labels.ts'
import { Kind, Lexis } from './lexis.ts'

let loaded: Lexis | undefined

/** Every word list in one table, read on first use. */
export function dictionary(): Lexis {
  loaded ??= load()
  return loaded
}

function load(): Lexis {
  const lexis = new Lexis()
  const names = readData('elements/name-words.yaml') as { given?: string; family?: string }
  addWords(lexis, Kind.given, names.given ?? '')
  addWords(lexis, Kind.family, names.family ?? '')
  addWords(lexis, Kind.given, lines('given-names.txt').join(' '))
  addWords(lexis, Kind.family, lines('family-names.txt').join(' '))
  addWords(lexis, Kind.syllable, lines('cantonese-syllables.txt').join(' '))
  addWords(lexis, Kind.common, lines('common-words.txt').join(' '))
  addTerms(lexis, Kind.place, lines('places.txt'))
  addTerms(lexis, Kind.condition, lines('conditions.txt'))
  addTerms(lexis, Kind.drug, lines('medications.txt'))
  for (const file of ['words.txt', 'care-words.txt'])
    for (const [kind, terms] of kinds(file)) addTerms(lexis, Kind[kind as keyof typeof Kind], [terms])
  for (const [kind, terms] of kinds('labels.txt'))
    for (const term of split(terms)) lexis.add(term, Kind.label, labelNumber(kind))
  months(lexis)
  return lexis
}

function lines(file: string): string[] {
  return readDataText(`words/${file}`)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
}

function kinds(file: string): [string, string][] {
  return lines(file).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)])
}

function split(terms: string): string[] {
  return terms
    .split(';')
    .map((term) => term.trim())
    .filter((term) => term !== '')
}

function addTerms(lexis: Lexis, kind: number, texts: string[]): void {
  if (kind === undefined) throw new Error('unknown kind of word in data/words')
  for (const text of texts) for (const term of split(text)) lexis.add(term, kind)
}

function addWords(lexis: Lexis, kind: number, text: string): void {
  for (const word of text.split(/\s+/)) if (word !== '') lexis.add(word, kind)
}

const monthNames = `january jan enero ene janvier januar gennaio|february feb febrero fevrier februar febbraio|march mar marzo mars marz|
  april apr abril abr avril aprile|may mayo mai maggio|june jun junio juin juni giugno|july jul julio juillet juli luglio|
  august aug agosto ago aout|september sep sept septiembre septembre settembre|october oct octubre octobre oktober ottobre|
  november nov noviembre novembre|december dec diciembre dic decembre dezember dicembre`

function months(lexis: Lexis): void {
  monthNames.split('|').forEach((names, at) => {
    for (const name of names.trim().split(/\s+/)) lexis.add(name, Kind.month, at + 1)
  })
}
