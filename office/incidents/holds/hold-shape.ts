import Type from 'typebox'
import { closed, instant, uuid } from '../../access/index.ts'
import { when } from '../facts/fact-shapes.ts'

/** What law enforcement asked for. */
export const holdFields = {
  requested: when,
  until: Type.Optional(when),
  form: Type.Enum(['written', 'oral']),
  /** Who asked, when and why was written down at once (45 CFR 164.412(b)). */
  documented: Type.Optional(Type.Boolean()),
}

export const holdShape = closed({
  ...holdFields,
  by: closed({ account_id: uuid, name: Type.String() }),
  at: instant,
})
