import Type from 'typebox'
import { closed, count, defineAction, notFound, ofCase, uuid } from '../../access/index.ts'
import { chooseRun } from '../register/current-run.ts'
import { itemsOf } from './items-of.ts'
import { pickItems } from './pick-items.ts'

const text = Type.String()
const inside = closed({ items: count, findings: count, gaps: count, states: Type.Record(text, count) })
export const gapShape = closed({ location: text, state: text, reason: text, bytes: count })
const item = closed({
  item: text,
  /** Its place among all items of the run, from 0; stays as it is, because a run does. */
  number: count,
  kind: text,
  bytes: count,
  state: text,
  reason: text,
  findings: count,
  gaps: Type.Array(gapShape),
})

export const listItems = defineAction({
  name: 'list-items',
  summary:
    'items of the evidence: folder by folder and container by container with what lies inside, or all that fit a filter; state, reason, findings, gaps',
  scope: 'case',
  permission: 'see-evidence',
  effect: 'read',
  personal: true,
  input: closed({
    ...ofCase,
    run_id: Type.Optional(uuid),
    /** Path to look below, as `below` of an entry says; the top without it. */
    below: Type.Optional(Type.String({ maxLength: 8000 })),
    /** Any of these lists items of all levels instead of one. */
    state: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { minItems: 1, maxItems: 10 })),
    kind: Type.Optional(Type.String({ maxLength: 40 })),
    text: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    /** The item of this number alone. */
    number: Type.Optional(count),
    with_findings: Type.Optional(Type.Boolean()),
    /** `next` of the page before. */
    after: Type.Optional(Type.String({ maxLength: 8000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  output: closed({
    run_id: uuid,
    /** Of all that lies below. */
    inside,
    entries: Type.Array(
      closed({ name: text, below: Type.Optional(text), item: Type.Optional(item), inside: Type.Optional(inside) }),
    ),
    /** How many fit, where items of all levels are listed. */
    matching: Type.Optional(count),
    next: Type.Optional(text),
  }),
  async run(work, { run_id, below = '', number, state, kind, text: part, with_findings, after, limit = 200 }) {
    const run = await chooseRun(work, run_id)
    const items = await itemsOf(work, run)
    if (number !== undefined) {
      const one = items.at(number)
      if (one === undefined) throw notFound('item')
      return { run_id: run, inside: items.inside(''), entries: [{ name: one.item, item: one }] }
    }
    const path = below === '' || below.endsWith('/') ? below : `${below}/`
    const filter = { state, kind, text: part, withFindings: with_findings }
    const isFlat = Object.values(filter).some((one) => one !== undefined)
    const page = isFlat ? pickItems(items, path, filter, limit, after) : items.children(path, limit, after)
    return { run_id: run, inside: items.inside(path), ...page }
  },
})
