import Type, { type Static } from 'typebox'
import { closed, instant, line, prose, uuid } from '../../access/index.ts'
import { when } from '../facts/fact-shapes.ts'
import { type CardKind, cardKinds } from '../playbooks/do-this-now.ts'
import { WordsShape } from '../playbooks/playbook.ts'

/** Every word may be `unsure`, and everything may be left out: a concern is worth more early than complete. */
const oneOf = (...words: string[]) => Type.Enum([...words, 'unsure'])
const whenOrUnsure = Type.Union([when, Type.Literal('unsure')])
const several = (...words: string[]) => Type.Array(oneOf(...words), { uniqueItems: true, maxItems: words.length + 1 })

/** What is asked of whoever noticed something. The screen says: facts, no patient names, nobody is blamed. */
export const concernFields = {
  /** Chooses the card of what to do at once. */
  kind: Type.Optional(Type.Enum([...cardKinds])),
  what: Type.Optional(prose),
  happened: Type.Optional(whenOrUnsure),
  noticed: Type.Optional(whenOrUnsure),
  channel: Type.Optional(oneOf('email', 'post', 'print', 'phone', 'talk', 'screen', 'device', 'system', 'other')),
  data: Type.Optional(
    several('names-and-contacts', 'identity-numbers', 'health', 'payment', 'sign-ins', 'pictures', 'staff', 'other'),
  ),
  people: Type.Optional(oneOf('none', 'one', 'few', 'tens', 'hundreds', 'thousands')),
  seen_by: Type.Optional(several('nobody', 'colleague', 'patient', 'other-organisation', 'stranger', 'public')),
  done: Type.Optional(prose),
  /** How to reach whoever reports: for them to decide. */
  contact: Type.Optional(line),
}

/** Around the report: of which site, and the form's own random id, so that it can be sent again where the line is bad. */
export const around = { site_id: Type.Optional(uuid), request: Type.Optional(uuid) }

export const ConcernForm = closed({ ...concernFields, ...around })
export type ConcernInput = Static<typeof ConcernForm>

/** What is sealed. */
export const ConcernReport = closed(concernFields)
export type ConcernWords = Static<typeof ConcernReport>

const card = closed({ title: WordsShape, lines: Type.Array(WordsShape) })
const receipt = { concern_id: uuid, code: Type.String(), received_at: instant, card }
export const Receipt = closed(receipt)
/** `follow`: the random code by which one asks what became of it; shown once, kept nowhere. */
export const AnonymousReceipt = closed({ code: Type.String(), received_at: instant, card, follow: Type.String() })
export type { CardKind }
