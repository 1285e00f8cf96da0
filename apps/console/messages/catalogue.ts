import type { en } from './en.ts'
import type { Variables } from './variables.ts'

/** English is the pattern: every other language has the same keys, and a test holds it to the same variables. */
export type English = typeof en
export type Key = keyof English
export type Catalogue = Record<Key, string>

export type Value = string | number | Date
type Names<K extends Key> = Variables<English[K]>

/** What a message wants beside its key: nothing, or a value for each of its variables. */
export type Wants<K extends Key> = [Names<K>] extends [never] ? [] : [values: Record<Names<K>, Value>]

/** Keys of messages without variables, for tables of words. */
export type PlainKey = { [K in Key]: [Names<K>] extends [never] ? K : never }[Key]
