import Type, { type Static } from 'typebox'
import { drawItem } from '../../../engine/draw-item.ts'
import { closed, count, defineAction, notFound, type Work } from '../../access/index.ts'
import { itemLook, ofItem } from './item-look.ts'
import { itemsOf } from './items-of.ts'
import { lookInto } from './look-into.ts'

const text = Type.String()
const share = Type.Number({ minimum: -1, maximum: 2 })

const input = closed({
  ...ofItem,
  /** From 1. */
  page: Type.Integer({ minimum: 1, maximum: 100_000 }),
  /** Pixels. */
  width: Type.Optional(Type.Integer({ minimum: 200, maximum: 2000 })),
})
type Input = Static<typeof input>

const output = closed({
  /** How many there are; 0 where it could not be opened. */
  pages: count,
  page: count,
  width: count,
  height: count,
  /** The drawing, as base64 of PNG; absent while all of it is covered, or where it cannot be drawn. */
  png: Type.Optional(text),
  /** Where something was found, as shares of width and height. */
  places: Type.Array(closed({ element: text, left: share, top: share, width: share, height: share })),
  /** Pictures on the page that were left out, because nobody knows what they say. */
  left_out: count,
  /** All is covered: it is a picture, or something that was found could not be placed. */
  covered: Type.Optional(Type.Union([Type.Literal('picture'), Type.Literal('unplaced')])),
  /** Why there is no drawing. */
  reason: Type.Optional(text),
})

const shared = { ...itemLook, input, output }

export const drawPage = defineAction({
  ...shared,
  name: 'draw-page',
  summary: 'draws a page of a PDF anew in a closed process, with what was found painted over and pictures left out',
  run: (work, asked) => draw(work, asked, false),
})

export const revealPage = defineAction({
  ...shared,
  name: 'reveal-page',
  summary: 'draws a page of a PDF, or a picture, in clear; an act of its own in the ledger',
  run: (work, asked) => draw(work, asked, true),
})

async function draw(work: Work, { run_id: run, item, page, width = 1200 }: Input, reveal: boolean) {
  if ((await itemsOf(work, run)).find(item) === undefined) throw notFound('item')
  const window = { page, width, reveal }
  const drawn = await lookInto(work, run, item, (place, stop) => drawItem({ ...place, window }, stop))
  if (!('pages' in drawn)) return { ...nothing, page, reason: drawn.reason }
  const { png, ...facts } = drawn
  return { ...facts, ...(png !== undefined && { png: png.toString('base64') }) }
}

const nothing = { pages: 0, width: 0, height: 0, places: [], left_out: 0 }
