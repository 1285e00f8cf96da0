import Type, { type Static } from 'typebox'
import type { View } from '../../../engine/view-content.ts'
import { viewItem } from '../../../engine/view-item.ts'
import { closed, count, defineAction, notFound, type Work } from '../../access/index.ts'
import { itemLook, ofItem } from './item-look.ts'
import { itemsOf } from './items-of.ts'
import { gapShape } from './list-items.ts'
import { lookInto } from './look-into.ts'

const text = Type.String()
const marked = {
  text,
  marks: Type.Array(closed({ element: text, start: count, end: count, confidence: Type.Number(), why: text })),
}
const part = Type.Union([
  closed({ type: Type.Literal('text'), where: text, from: count, length: count, ...marked }),
  closed({
    type: Type.Literal('row'),
    where: text,
    number: count,
    columns: Type.Array(text),
    cells: Type.Array(closed(marked)),
  }),
  closed({
    type: Type.Literal('record'),
    where: text,
    kind: text,
    fields: Type.Array(closed({ path: text, ...marked })),
  }),
  closed({ type: Type.Literal('picture'), where: text }),
])

const input = closed({
  ...ofItem,
  /** Around this place, as a finding says it; else from part `from` on. */
  location: Type.Optional(Type.String({ maxLength: 1000 })),
  from: Type.Optional(count),
  most: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
})
type Input = Static<typeof input>

const output = closed({
  item: text,
  number: count,
  kind: text,
  bytes: count,
  state: text,
  reason: text,
  findings: count,
  gaps: Type.Array(gapShape),
  /** Text, rows and records in reading order; pictures and scanned pages as the text that was read from them. */
  parts: Type.Array(part),
  /** Number of the first part; `from` of the next page is `first` plus how many there are. */
  first: count,
  /** Index in `parts` of the place that was asked for; absent where it is not there. */
  target: Type.Optional(count),
  more: Type.Boolean(),
  /** What could not be shown now, and why. */
  unseen: Type.Array(closed({ where: text, state: text, reason: text })),
})

const shared = { ...itemLook, input, output }

export const readItem = defineAction({
  ...shared,
  name: 'read-item',
  summary:
    'opens an item of the evidence in a closed process and shows a stretch of it, with what was found marked and masked',
  run: (work, asked) => look(work, asked, false),
})

export const revealItem = defineAction({
  ...shared,
  name: 'reveal-item',
  summary: 'the same with what was found in clear; an act of its own in the ledger',
  run: (work, asked) => look(work, asked, true),
})

async function look(work: Work, { run_id: run, item, location, from, most = 60 }: Input, reveal: boolean) {
  const line = (await itemsOf(work, run)).find(item)
  if (line === undefined) throw notFound('item')
  const window = { most, reveal, ...(location !== undefined && { location }), ...(from !== undefined && { from }) }
  const { parts, first, target, more, gaps } = await show(work, run, item, window)
  return { ...line, parts, first, more, unseen: gaps, ...(target !== undefined && { target }) }
}

async function show(
  work: Work,
  run: string,
  item: string,
  window: Parameters<typeof viewItem>[0]['window'],
): Promise<View> {
  const view = await lookInto(work, run, item, (place, stop) => viewItem({ ...place, window }, stop))
  return 'parts' in view ? view : nothingOf(view.reason)
}

function nothingOf(reason: string): View {
  const state = 'too-large'
  return { kind: '', state, reason, first: 0, parts: [], more: false, gaps: [{ where: '', state, reason }] }
}
