import { elementNames, Findings, locationOfField } from './elements/index.ts'
import type { Fields, Passage, Rows } from './evidence/index.ts'
import { ContentFinder, cellPlace, numbersOf, rowPlace, rowText } from './find-in-content.ts'

/** A finding in a text that is shown: UTF-16 units of that text. */
export interface Mark {
  element: string
  start: number
  end: number
  /** 0 to 100. */
  confidence: number
  why: string
}

export interface MarkedText {
  text: string
  marks: Mark[]
}

/** One piece of an item as people see it: a stretch of text, a row, a record, or a picture whose text is not known. */
export type ViewPart =
  | ({ type: 'text'; where: string; from: number; length: number } & MarkedText)
  | { type: 'row'; where: string; number: number; columns: string[]; cells: MarkedText[] }
  | { type: 'record'; where: string; kind: string; fields: ({ path: string } & MarkedText)[] }
  | { type: 'picture'; where: string }

/** A piece that may be shown: what it costs to look into it is spent only if it is. */
export interface Piece {
  /** Is the location in it? */
  holds(location: string): boolean
  show(around: string | undefined): ViewPart
}

/** Longer texts are cut around what is looked for. */
const mostText = 20_000
const before = 4_000

/** A passage. Findings count from its own beginning, so a cut moves them. */
export function textPiece({ text, where }: Pick<Passage, 'text' | 'where'>): Piece {
  return {
    holds: (location) => baseOf(location) === where && (spanOf(location)?.end ?? 0) <= text.length,
    show(around) {
      const { into, marksAt } = look()
      new ContentFinder(into).text(text, where, 0)
      const span = around === undefined ? undefined : spanOf(around)
      const from = text.length <= mostText || span === undefined ? 0 : Math.max(0, span.start - before)
      const shown = text.slice(from, from + mostText)
      const marks = marksAt(where, text)
        .map((mark) => ({ ...mark, start: mark.start - from, end: mark.end - from }))
        .filter(({ start, end }) => end > 0 && start < shown.length)
        .map((mark) => ({ ...mark, start: Math.max(0, mark.start), end: Math.min(shown.length, mark.end) }))
      return { type: 'text', where, from, length: text.length, text: shown, marks }
    },
  }
}

/** Row `row` of a batch; `finder` knows the table, and what its columns are. */
export function rowPiece(finder: ContentFinder, batch: Rows, row: number): Piece {
  const { table } = finder
  const number = numbersOf(batch)(row)
  const place = rowPlace(table).replace('{n}', String(number))
  return {
    holds: (location) => location === place || location.startsWith(`${place};`),
    show() {
      const { into, marksAt } = look()
      const shown = batch.shown
      const alone: Rows = {
        ...{ type: 'rows', first: number, rows: [batch.rows[row]!] },
        ...(shown !== undefined && { shown: (_: number, column: number) => shown(row, column) }),
      }
      finder.into(into).rows(alone)
      const part = { type: 'row' as const, where: place, number }
      if (finder.readsAsText(batch)) {
        const text = rowText(table, alone, 0)
        return { ...part, columns: [], cells: [{ text, marks: marksAt(place, text) }] }
      }
      const cells = batch.rows[row]!.map((text, column) => ({
        text,
        marks: marksAt(cellPlace(table, column).replace('{n}', String(number)), text),
      }))
      return { ...part, columns: table.labels.map((label, at) => table.columns[at] || label), cells }
    },
  }
}

/** A record of a known format. */
export function recordPiece(fields: Fields): Piece {
  const places = () => fields.paths.map((_, at) => locationOfField(fields, at))
  return {
    holds: (location) => places().includes(location),
    show() {
      const { into, marksAt } = look()
      new ContentFinder(into).fields(fields)
      const all = places().map((place, at) => {
        const text = fields.values[at]!
        return { path: fields.paths[at]!, text, marks: marksAt(place, text) }
      })
      return { type: 'record', where: fields.where, kind: `${fields.schema} ${fields.kind}`.trim(), fields: all }
    },
  }
}

export function picturePiece(where: string): Piece {
  return { holds: (location) => baseOf(location) === where, show: () => ({ type: 'picture', where }) }
}

/** A place for findings that are only looked at, and what they say of one location. */
function look() {
  const findings = new Findings()
  const into = { findings, units: () => 0 }
  return {
    into,
    marksAt(place: string, text: string): Mark[] {
      const marks: Mark[] = []
      for (let at = 0; at < findings.count; at++) {
        if (baseOf(findings.location(at)) !== place) continue
        const whole = findings.end[at] === 0
        marks.push({
          element: elementNames[findings.element[at]!]!,
          start: whole ? 0 : findings.start[at]!,
          end: whole ? text.length : findings.end[at]!,
          confidence: findings.confidence[at]!,
          why: findings.whys.text(findings.why[at]!),
        })
      }
      return marks.sort((a, b) => a.start - b.start || b.end - a.end)
    },
  }
}

const span = /(?:^|;)span=(\d+)-(\d+)$/

/** A location without the span within its passage or cell. */
export function baseOf(location: string): string {
  return location.replace(span, '')
}

function spanOf(location: string): { start: number; end: number } | undefined {
  const found = span.exec(location)
  return found === null ? undefined : { start: Number(found[1]), end: Number(found[2]) }
}
