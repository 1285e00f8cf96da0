import type { UnreadState } from '../../content.ts'
import type { PendingContent } from '../pending-content.ts'
import { copyCells } from './copy-line.ts'
import type { Dialect } from './dialect.ts'
import { findAgain } from './find-again.ts'
import { OtherStatement } from './other-statement.ts'
import { type Head, readHead } from './read-head.ts'
import { readLooseTuple, readTuple } from './read-tuple.ts'
import { dollarEnd, quotedEnd, skipBlank } from './scan-tokens.ts'
import { TableRows } from './table-rows.ts'

/** Where the reader stands: between statements, in the rows of an INSERT or COPY, in any other statement, in a comment, lost. */
type Mode = 'start' | 'values' | 'copy' | 'other' | 'comment' | 'lost'

/** A head longer than this is no head. */
const longestHead = 1 << 20
/** What may be needed to see which statement a line begins. */
const lookAhead = 64

/**
 * Reads a dump piece by piece. One tuple, COPY line or quoted text is held at a time, up to `longest` units; a statement may
 * be of any length. Where a tuple cannot be trusted (a quote inside a text that was not escaped) or does not end, it is a
 * gap, and reading goes on at the next place that looks like a tuple or a statement.
 */
export class DumpReader {
  readonly #out: PendingContent[] = []
  readonly #tables = new TableRows(this.#out)
  readonly #other = new OtherStatement()
  readonly #dialect: Dialect
  readonly #longest: number
  #mode: Mode = 'start'
  /** Where a comment, or being lost, leads back to. */
  #after: Mode = 'start'
  #commentEnd = ''
  #rest = ''
  /** The text is tried again once it is this long, so that a long tuple is not read anew for every piece. */
  #tryAt = 0
  #final = false
  #line = 1
  #lineAt = 0
  #lost = { where: '', units: 0, state: 'damaged' as UnreadState }
  #rereadLeft: number
  #lastHead: { text: string; head: Head & { type: 'insert' } } | undefined

  constructor(dialect: Dialect, longest = 32 << 20) {
    this.#dialect = dialect
    this.#longest = longest
    this.#rereadLeft = 16 * longest
  }

  /** Adds text (`final` for the last) and answers what it completes. */
  push(piece: string, final = false): PendingContent[] {
    this.#rest += piece
    this.#final = final
    if (!final && this.#rest.length < this.#tryAt) return []
    const text = this.#rest
    let at = 0
    while (at < text.length) {
      let next = this.#step(text, at)
      if (next === -1) {
        if (!final && text.length - at < this.#longest) break
        next = this.#lose(text, at)
      }
      at = next
    }
    this.#lineOf(text, at)
    this.#lineAt = 0
    this.#rest = text.slice(at)
    this.#tryAt = this.#rest.length * 2
    if (final) this.#finish()
    return this.#out.splice(0)
  }

  /** Reads one thing at `at`; answers where it ends, -1 where the text ends before. */
  #step(text: string, at: number): number {
    switch (this.#mode) {
      case 'start':
        return this.#start(text, at)
      case 'values':
        return this.#value(text, at)
      case 'copy':
        return this.#copyLine(text, at)
      case 'other':
        return this.#otherPart(text, at)
      case 'comment':
        return this.#comment(text, at)
      case 'lost':
        return this.#find(text, at)
    }
  }

  #start(text: string, from: number): number {
    let at = from
    while (text.charCodeAt(at) <= 32 || text[at] === ';') at++
    if (at >= text.length) return text.length
    if (this.#isNear(text, at) && !text.includes('\n', at)) return -1
    if (/^(?:\\|--|#|DELIMITER )/i.test(text.slice(at, at + 10))) return this.#enterComment(at, '\n')
    if (text.startsWith('/*', at)) return this.#enterComment(at, '*/')
    const head = this.#readHead(text, at)
    if (head === undefined) return -1
    if (head.type === 'insert' || head.type === 'copy') {
      this.#tables.begin(head.table, head.columns)
      this.#mode = head.type === 'copy' ? 'copy' : 'values'
      return head.end
    }
    this.#mode = 'other'
    this.#other.begin(this.#lineOf(text, at), head.type === 'other')
    if (head.type === 'other') return at
    this.#tables.define(head.table, head.columns)
    return head.end
  }

  /** The head at `at`, known already where the statement before began with the same text. */
  #readHead(text: string, at: number): Head | undefined {
    const last = this.#lastHead
    if (last !== undefined && text.startsWith(last.text, at)) return { ...last.head, end: at + last.text.length }
    const head = readHead(text, at, this.#dialect.backslashes)
    if (head === undefined) return this.#final || text.length - at > longestHead ? { type: 'other' } : undefined
    if (head.type === 'insert') this.#lastHead = { text: text.slice(at, head.end), head }
    return head
  }

  #value(text: string, from: number): number {
    const at = skipBlank(text, from, this.#dialect.name === 'mysql')
    if (at === -1) return -1
    if (at >= text.length) return text.length
    const sign = text[at]!
    if (sign === ',') return at + 1
    if (sign === '(') {
      const cells: string[] = []
      const end = readTuple(text, at, this.#dialect.backslashes, cells)
      if (end === 'open') return -1
      if (end === 'broken') return this.#loose(text, at)
      this.#tables.add(cells, end - at)
      return end
    }
    if (sign === ';') {
      this.#mode = 'start'
      return at + 1
    }
    if (this.#isNear(text, at)) return -1
    if (!/[A-Za-z]/.test(sign)) return this.#lose(text, at)
    // SQL Server ends no statement with a semicolon: a word is the tail of this one, or the next.
    const isTail = /^(?:ON|AS|RETURNING)\b/i.test(text.slice(at, at + lookAhead))
    if (isTail) this.#other.begin(0, false)
    this.#mode = isTail ? 'other' : 'start'
    return at
  }

  /** A tuple with quotes that were not escaped: read as it was most likely meant where its number of cells is right. */
  #loose(text: string, at: number): number {
    const cells: string[] = []
    const end = readLooseTuple(text, at, this.#dialect.backslashes, cells)
    if (typeof end !== 'number' || cells.length !== this.#tables.width) return this.#lose(text, at)
    this.#tables.add(cells, end - at)
    const reason = 'A quotation mark in this row was not escaped; the row was read as it was most likely meant.'
    this.#out.push({ type: 'gap', where: this.#tables.place(true), state: 'partial', reason, bytes: 0 })
    return end
  }

  #copyLine(text: string, at: number): number {
    const newline = text.indexOf('\n', at)
    if (newline === -1 && !this.#final) return -1
    const end = newline === -1 ? text.length : newline
    const line = text.slice(at, text.charCodeAt(end - 1) === 13 ? end - 1 : end)
    if (line === '\\.') this.#mode = 'start'
    else this.#tables.add(copyCells(line), line.length)
    return newline === -1 ? end : end + 1
  }

  /** Goes on to the next sign that matters in a statement of which only the texts are of interest. */
  #otherPart(text: string, at: number): number {
    const pattern = /['"`;$\n]|--|\/\*/g
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match === null) return this.#take(text, at, this.#final ? text.length : text.length - 1)
    if (match.index > at) return this.#take(text, at, match.index)
    const sign = match[0]
    if (sign === ';') return this.#endOther(at + 1)
    if (sign === '--') return this.#enterComment(at, '\n')
    if (sign === '/*') return this.#enterComment(at, '*/')
    if (sign === '\n') {
      if (this.#isNear(text, at)) return -1
      const begins = /^\n(?:INSERT|COPY|GO|CREATE|UPDATE|DELETE)\b/i.test(text.slice(at, at + lookAhead))
      return begins ? this.#endOther(at) : this.#take(text, at, at + 1)
    }
    return this.#take(text, at, sign === '$' ? dollarEnd(text, at) : quotedEnd(text, at, this.#dialect.backslashes))
  }

  /** Keeps the text up to `end` for the passage; -1 where that is nothing. */
  #take(text: string, at: number, end: number): number {
    if (end <= at) return -1
    this.#other.add(text.slice(at, end))
    return end
  }

  #endOther(at: number): number {
    const ended = this.#other.end()
    if (ended !== undefined) this.#out.push({ type: 'passage', where: `line=${ended.line}`, text: ended.text })
    this.#mode = 'start'
    return at
  }

  #enterComment(at: number, end: string): number {
    this.#after = this.#mode
    this.#mode = 'comment'
    this.#commentEnd = end
    return at
  }

  #comment(text: string, at: number): number {
    const end = text.indexOf(this.#commentEnd, at)
    if (end === -1) return this.#final ? text.length : text.length - at > 1 ? text.length - 1 : -1
    this.#mode = this.#after
    return this.#mode === 'other' && this.#commentEnd === '\n' ? end : end + this.#commentEnd.length
  }

  /** Notes that what stands at `at` cannot be read, and begins to look for the next thing that can. */
  #lose(text: string, at: number): number {
    const inRows = this.#mode === 'values' || this.#mode === 'copy'
    const where = inRows ? this.#tables.skip() : `line=${this.#lineOf(text, at)}`
    this.#lost = { where, units: 1, state: this.#final && inRows ? 'partial' : 'damaged' }
    this.#rereadLeft -= text.length - at
    this.#after = this.#mode
    this.#mode = 'lost'
    return at + 1
  }

  #find(text: string, at: number): number {
    // A dump made to be read again and again is given up.
    const found = this.#rereadLeft < 0 ? undefined : this.#findFrom(text, at)
    if (found !== undefined) {
      this.#lost.units += found.at - at
      this.#tellLost()
      this.#mode = found.mode
      return found.at
    }
    const end = this.#final ? text.length : Math.max(at, text.length - lookAhead)
    this.#lost.units += end - at
    return end === at ? -1 : end
  }

  #findFrom(text: string, at: number): { at: number; mode: Mode } | undefined {
    if (this.#after !== 'copy') return findAgain(text, at, this.#after === 'values')
    const newline = text.indexOf('\n', at)
    return newline === -1 ? undefined : { at: newline + 1, mode: 'copy' }
  }

  #tellLost(): void {
    const { where, units, state } = this.#lost
    const reason =
      state === 'partial'
        ? 'The dump breaks off inside this row, or the row is not written as SQL should be.'
        : 'This part of the dump is not written as SQL should be and was not read.'
    this.#out.push({ type: 'gap', where, state, reason, bytes: units })
  }

  #finish(): void {
    if (this.#mode === 'other') this.#endOther(0)
    this.#tables.flush()
    if (this.#mode === 'lost') this.#tellLost()
    const reason = 'The dump breaks off inside the rows of this table.'
    if (this.#mode === 'copy')
      this.#out.push({ type: 'gap', where: this.#tables.place(), state: 'partial', reason, bytes: 0 })
  }

  /** True where the text may end before it shows what stands at `at`. */
  #isNear(text: string, at: number): boolean {
    return !this.#final && text.length - at < lookAhead
  }

  /** The number of the line that `at` stands in; only ever asked for places further on. */
  #lineOf(text: string, at: number): number {
    if (at <= this.#lineAt) return this.#line
    for (
      let newline = text.indexOf('\n', this.#lineAt);
      newline !== -1 && newline < at;
      newline = text.indexOf('\n', newline + 1)
    )
      this.#line++
    this.#lineAt = at
    return this.#line
  }
}
