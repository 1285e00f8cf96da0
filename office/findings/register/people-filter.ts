import Type, { type Static } from 'typebox'
import { harmFlags } from '../../../engine/harm/index.ts'
import type { closed } from '../../access/index.ts'
import { addressees, outcomes } from './columns/columns.ts'

const someOf = <const Words extends readonly string[]>(words: Words) =>
  Type.Optional(Type.Array(Type.Enum([...words] as Words[number][]), { minItems: 1, maxItems: words.length }))
const codes = Type.Optional(
  Type.Array(Type.String({ pattern: '^([A-Z]{2}(-[A-Z0-9]{1,3})?)?$' }), { minItems: 1, maxItems: 300 }),
)
const elements = Type.Optional(
  Type.Array(Type.String({ pattern: '^[a-z0-9-]{1,60}$' }), { minItems: 1, maxItems: 100 }),
)

/** Whom to show, as actions take it: `PeopleFilter`. */
export const peopleFilter = {
  outcome: someOf(outcomes),
  band: someOf(['low', 'medium', 'high', 'very-high'] as const),
  /** ISO 3166; '' for people of whom nobody knows where they live. */
  residence: codes,
  addressee: someOf(addressees),
  /** All of them. */
  flags: someOf(harmFlags),
  /** All of them. */
  elements,
  /** A reviewer has decided about the match. */
  decided: Type.Optional(Type.Boolean()),
}

export type FilterInput = Static<ReturnType<typeof closed<typeof peopleFilter>>>
