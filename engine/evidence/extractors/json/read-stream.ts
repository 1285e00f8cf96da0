import type { ByteSource } from '../../../../base/files/index.ts'
import type { Gap } from '../../content.ts'
import { decodePieces } from '../../decode-text.ts'
import type { ExtractContext } from '../contract.ts'
import type { PendingContent } from '../pending-content.ts'
import { type CutValue, ValueCutter } from './cut-values.ts'
import { type Json, parseJson } from './parse-json.ts'
import { within } from './read-fhir.ts'
import { ListReader } from './read-list.ts'
import { readValue } from './read-value.ts'

const mostBeside = 2000

/** A big or damaged JSON document, one element of its outermost lists at a time. */
export function* readStream(bytes: ByteSource, name: string, context: ExtractContext): Iterable<PendingContent> {
  const cutter = new ValueCutter()
  const stream = new StreamReader(name)
  for (const { text } of decodePieces(bytes, { overlapBytes: 0 })) {
    context.checkIn()
    for (const cut of cutter.push(text)) yield* stream.take(cut)
  }
  const complete = cutter.complete
  const left = cutter.end()
  if (left !== undefined) yield* stream.take(left)
  yield* stream.end()
  if (!complete && (left === undefined || left.text !== undefined))
    yield { type: 'gap', where: '', state: 'partial', reason: 'The document breaks off before its end.', bytes: 0 }
}

/** Hands cut values to the list they belong to; values outside of lists become one record per object around them. */
class StreamReader {
  readonly #name: string
  #list: ListReader | undefined
  #path: string | undefined
  #beside: { object: string; paths: string[]; values: string[] } = { object: '', paths: [], values: [] }

  constructor(name: string) {
    this.#name = name
  }

  *take(cut: CutValue): Iterable<PendingContent> {
    const value = cut.text === undefined ? undefined : parsed(cut.text)
    if (value === undefined) return yield brokenGap(cut)
    if (cut.number === 0) return yield* this.#takeBeside(cut.path, value)
    if (this.#path !== cut.path) {
      yield* this.end()
      this.#path = cut.path
      const name = cut.path === '' ? this.#name : cut.path.slice(cut.path.lastIndexOf('.') + 1)
      this.#list = new ListReader(readValue, cut.path === '' ? '' : `list=${cut.path}`, name)
    }
    yield* this.#list!.take(value, cut.number)
  }

  *end(): Iterable<PendingContent> {
    yield* this.#flushBeside()
    if (this.#list !== undefined) yield* this.#list.end()
    this.#list = undefined
    this.#path = undefined
  }

  *#takeBeside(path: string, value: Json): Iterable<PendingContent> {
    const object = path.slice(0, Math.max(0, path.lastIndexOf('.')))
    if (this.#beside.object !== object || this.#beside.values.length >= mostBeside) yield* this.#flushBeside()
    this.#beside.object = object
    if (value === null || value === '') return
    this.#beside.paths.push(path)
    this.#beside.values.push(String(value))
  }

  *#flushBeside(): Iterable<PendingContent> {
    const { paths, values } = this.#beside
    this.#beside = { object: '', paths: [], values: [] }
    if (values.length > 0) yield { type: 'fields', where: '', schema: 'json', kind: '', paths, values }
  }
}

function parsed(text: string): Json | undefined {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}

function brokenGap(cut: CutValue): Gap {
  const place = cut.path === '' ? '' : `${cut.number === 0 ? 'field' : 'list'}=${cut.path}`
  const where = cut.number === 0 ? place : within(place, `item=${cut.number}`)
  if (cut.text === undefined)
    return {
      type: 'gap',
      where,
      state: 'partial',
      reason: 'This value is too long, or does not end, and was not read.',
      bytes: cut.units,
    }
  return { type: 'gap', where, state: 'damaged', reason: 'This value is not valid JSON.', bytes: cut.units }
}
