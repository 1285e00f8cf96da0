import type { ByteSource } from '../base/files/index.ts'
import { Findings } from './elements/index.ts'
import { type ExtractOptions, extractItem, type Gap, type ItemOutcome } from './evidence/index.ts'
import { ContentFinder } from './find-in-content.ts'
import { maskMarks } from './mask-marks.ts'
import { PictureNames } from './picture-names.ts'
import { type Piece, picturePiece, recordPiece, rowPiece, textPiece, type ViewPart } from './view-parts.ts'

/** Which part of an item to show. */
export interface ViewWindow {
  /** Around this place, as exposures.csv writes it. */
  location?: string
  /** Without a location: from this part on, counted from 0. */
  from?: number
  most: number
  /** False: what was found is masked, letter by letter. */
  reveal: boolean
}

/** A stretch of an item. */
export interface View {
  kind: string
  state: string
  reason: string
  /** Number of the first part shown. */
  first: number
  parts: ViewPart[]
  /** Index in `parts` of the one that was looked for; absent where it is not there. */
  target?: number
  /** There is more behind it. */
  more: boolean
  gaps: Pick<Gap, 'where' | 'state' | 'reason'>[]
}

export interface ViewListener {
  /** A picture of the item, by its `where`; its text may be given on a second pass. */
  picture(where: string, spooled: string): void
}

/** Parts shown before the one that is looked for. */
const lead = 10
/** Text in all, in UTF-16 units. */
const mostText = 200_000

/** Of an item that was not gone through to its end: the list of items says how reading it ended. */
const cutShort: ItemOutcome = { kind: '', why: '', state: 'read', reason: '' }

/** Goes through an item as a reading does, and shows a stretch of it. Runs in a closed process. */
export async function viewContent(
  bytes: ByteSource,
  name: string,
  options: ExtractOptions,
  window: ViewWindow,
  pictureTexts: Readonly<Record<string, string>>,
  listener: ViewListener,
): Promise<View> {
  const gaps: View['gaps'] = []
  const chosen = new Chosen(window)
  const nowhere = { findings: new Findings(), units: () => 0 }
  const finder = new ContentFinder(nowhere)
  const names = new PictureNames()
  const content = extractItem(bytes, name, options)
  let step = await content.next()
  for (; !step.done && !chosen.isFull; step = await content.next()) {
    const one = step.value
    if (one.type === 'passage') chosen.take(textPiece(one))
    else if (one.type === 'fields') chosen.take(recordPiece(one))
    else if (one.type === 'table') finder.begin(one)
    else if (one.type === 'gap') gaps.push({ where: one.where, state: one.state, reason: one.reason })
    else if (one.type === 'picture') {
      const where = names.next(one.where)
      const text = pictureTexts[where]
      listener.picture(where, one.spooled)
      chosen.take(text === undefined ? picturePiece(where) : textPiece({ text, where }))
    } else if (one.type === 'rows') {
      finder.plan(one)
      // Shown later, when the table in hand may be another.
      const own = finder.into(nowhere)
      for (let row = 0; row < one.rows.length && !chosen.isFull; row++) chosen.take(rowPiece(own, one, row))
    }
  }
  if (!step.done) await content.return(cutShort)
  const { kind, state, reason } = step.done ? step.value : cutShort
  return { kind, state, reason, ...chosen.show(), gaps }
}

/** Collects the pieces of a window; those before it are let go of. */
class Chosen {
  #pieces: Piece[] = []
  #first = 0
  #target: number | undefined
  #more = false
  readonly #window: ViewWindow

  constructor(window: ViewWindow) {
    this.#window = window
  }

  /** Nothing that comes now would be shown. */
  get isFull(): boolean {
    return this.#more
  }

  take(piece: Piece): void {
    const { location, from = 0, most } = this.#window
    if (this.#pieces.length >= most && (location === undefined || this.#target !== undefined)) {
      this.#more = true
      return
    }
    if (location === undefined) {
      if (this.#first < from) this.#first++
      else this.#pieces.push(piece)
      return
    }
    if (this.#target === undefined && piece.holds(location)) this.#target = this.#pieces.length
    this.#pieces.push(piece)
    if (this.#target === undefined && this.#pieces.length > lead) {
      this.#pieces.shift()
      this.#first++
    }
  }

  show(): Pick<View, 'first' | 'parts' | 'target' | 'more'> {
    const { location, reveal } = this.#window
    const parts: ViewPart[] = []
    let text = 0
    for (const [at, piece] of this.#pieces.entries()) {
      const part = piece.show(at === this.#target ? location : undefined)
      text += sizeOf(part)
      if (text > mostText && at > (this.#target ?? 0)) {
        this.#more = true
        break
      }
      parts.push(reveal ? part : maskMarks(part))
    }
    return {
      ...{ first: this.#first, parts, more: this.#more },
      ...(this.#target !== undefined && { target: this.#target }),
    }
  }
}

function sizeOf(part: ViewPart): number {
  if (part.type === 'text') return part.text.length
  if (part.type === 'row') return part.cells.reduce((sum, { text }) => sum + text.length, 0)
  return part.type === 'record' ? part.fields.reduce((sum, { text }) => sum + text.length, 0) : 0
}
