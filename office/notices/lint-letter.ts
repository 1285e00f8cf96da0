import type { Letter } from './letter.ts'

/** One thing in a letter that a reader under stress would stumble over. */
export interface LintFinding {
  rule: 'sentence-length' | 'paragraph-length' | 'reading-age' | 'hedging' | 'passive-blame'
  /** The sentence or paragraph. */
  where: string
  what: string
}

/** Bars after the NHS service manual: sentences up to 20 words (25 at most for one), paragraphs up to 3 sentences, reading age 9 to 14. */
const bars = { sentenceWords: 25, meanWords: 15, paragraphSentences: 5, readingAge: 14, sentenceCharacters: 60 }

/** Words that leave open what the data answers with yes or no. */
const hedges =
  /\b(may have|might have|could have been|possibly|potentially|may be affected|no evidence of misuse|out of an abundance of caution)\b|可能已|或已|有可能/iu
const blameless = /\b(was|were) (impacted|compromised|involved in an incident)\b/iu

/** Checks a letter's own words (not names or addresses) for length, reading age and hedging. A clean letter answers an empty list. */
export function lintLetter(letter: Letter): LintFinding[] {
  const paragraphs = letter.blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : block.kind === 'heading' ? [] : block.items,
  )
  const sentences = paragraphs.flatMap((text) => sentencesOf(text, letter.language))
  return [
    ...sentences.flatMap((sentence) => sentenceFindings(sentence, letter.language)),
    ...paragraphs
      .filter((text) => sentencesOf(text, letter.language).length > bars.paragraphSentences)
      .map((where) => ({
        rule: 'paragraph-length' as const,
        where,
        what: `more than ${bars.paragraphSentences} sentences`,
      })),
    ...(letter.language === 'en' ? readability(sentences) : []),
  ]
}

function sentencesOf(text: string, language: Letter['language']): string[] {
  const ends = language === 'en' ? /(?<=[.!?])\s+/ : /(?<=[。！？])/
  return text.split(ends).filter((sentence) => sentence.trim() !== '')
}

function sentenceFindings(sentence: string, language: Letter['language']): LintFinding[] {
  const found: LintFinding[] = []
  const length = language === 'en' ? wordsOf(sentence).length : sentence.length
  const bar = language === 'en' ? bars.sentenceWords : bars.sentenceCharacters
  if (length > bar)
    found.push({
      rule: 'sentence-length',
      where: sentence,
      what: `${length} ${language === 'en' ? 'words' : 'characters'}, at most ${bar}`,
    })
  const hedge = hedges.exec(sentence)
  if (hedge !== null) found.push({ rule: 'hedging', where: sentence, what: `"${hedge[0]}": the data says yes or no` })
  const blame = blameless.exec(sentence)
  if (blame !== null) found.push({ rule: 'passive-blame', where: sentence, what: `"${blame[0]}": say who did what` })
  return found
}

function readability(sentences: string[]): LintFinding[] {
  const words = sentences.flatMap(wordsOf)
  if (words.length < 50) return []
  const mean = words.length / sentences.length
  const age = readingAge(words, sentences.length)
  const found: LintFinding[] = []
  if (mean > bars.meanWords)
    found.push({
      rule: 'sentence-length',
      where: 'whole letter',
      what: `${mean.toFixed(1)} words per sentence on average, at most ${bars.meanWords}`,
    })
  if (age > bars.readingAge)
    found.push({
      rule: 'reading-age',
      where: 'whole letter',
      what: `reading age ${age.toFixed(1)}, at most ${bars.readingAge}`,
    })
  return found
}

/** Flesch-Kincaid grade (Kincaid et al. 1975) plus five years. A lint, not a proof: only readers can tell. */
export function readingAge(words: string[], sentences: number): number {
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59 + 5
}

function syllablesOf(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '')
    .match(/[aeiouy]{1,2}/g)
  return Math.max(1, groups?.length ?? 1)
}

export function wordsOf(sentence: string): string[] {
  return sentence.match(/[\p{L}\p{N}'’-]+/gu) ?? []
}
