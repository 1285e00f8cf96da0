/** Notices: telling the people, and knowing that they heard. */
export { type Letter, type LetterFacts, type LetterLanguage, type LetterOccasion, letterLanguages } from './letter.ts'
export { letterText } from './letter-text.ts'
export { type LintFinding, lintLetter } from './lint-letter.ts'
export { renderLetter } from './render-letter.ts'
export { writeLetter } from './write-letter.ts'
