/** Names: reading them as printed, and comparing them across spellings, orders and scripts. */
export { cleanName, hasHan } from './clean-name.ts'
export { Likeness, likenessWords } from './compare-words.ts'
export { editDistance } from './distance.ts'
export { usualShare } from './lists.ts'
export type { NameWord } from './name-word.ts'
export { NameWords } from './name-words.ts'
export { isChineseSurname, type NameReading, type ParsedName, parseName, splitAlias } from './parse-name.ts'
export { skeleton } from './skeleton.ts'
