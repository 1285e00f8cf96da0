import { readExpression } from './read-expression.ts'
import { isWordCode, quotedEnd, unquote } from './scan-tokens.ts'

/** What became of a tuple: read up to `end`, or not whole in this text, or written so that it cannot be trusted. */
export type TupleEnd = number | 'open' | 'broken'

/** Reads `( value, value ... )` that opens at `at` into `cells`. NULL is ''. */
export function readTuple(text: string, at: number, backslashes: boolean, cells: string[]): TupleEnd {
  return walkTuple(text, at, backslashes, cells, quotedEnd)
}

/**
 * Reads a tuple whose texts hold quotes that were not escaped (`'O'Brien'`): a text ends at the first quote before a comma
 * or bracket. The caller must judge by the number of cells whether that can be right.
 */
export function readLooseTuple(text: string, at: number, backslashes: boolean, cells: string[]): TupleEnd {
  return walkTuple(text, at, backslashes, cells, looseEnd)
}

type TextEnd = (text: string, at: number, backslashes: boolean) => number

function walkTuple(text: string, at: number, backslashes: boolean, cells: string[], textEnd: TextEnd): TupleEnd {
  let from = at + 1
  for (;;) {
    while (text.charCodeAt(from) <= 32) from++
    const code = text.charCodeAt(from)
    if (code === 41 && cells.length === 0) return from + 1
    let end = from
    if (code === 39) {
      end = textEnd(text, from, backslashes)
      // A quote at the very end of the text may be half of a doubled one.
      if (end === -1 || end >= text.length) return 'open'
    } else while (isPlain(text.charCodeAt(end))) end++
    let next = end
    while (text.charCodeAt(next) <= 32) next++
    if (next >= text.length) return 'open'
    const sign = text.charCodeAt(next)
    if (sign === 44 || sign === 41) {
      cells.push(code === 39 ? unquote(text, from, end, backslashes) : plainValue(text.slice(from, end)))
    } else {
      if (code === 39 && next === end && isWordCode(sign)) return 'broken'
      const expression = endOfExpression(text, from, backslashes, textEnd)
      if (typeof expression !== 'number') return expression
      cells.push(expressionValue(text.slice(from, expression), backslashes, textEnd))
      next = expression
    }
    if (text.charCodeAt(next) === 41) return next + 1
    from = next + 1
  }
}

/** Letters, digits, sign, point, underscore: a number, NULL, TRUE. */
function isPlain(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 45 ||
    code === 46 ||
    code === 43 ||
    code === 95
  )
}

function plainValue(text: string): string {
  if (text.length === 4 && text.toUpperCase() === 'NULL') return ''
  return /^0x[0-9a-f]*$/i.test(text) ? readExpression(text, false) : text
}

/** Index of the comma or bracket that ends the value at `from`, past brackets and texts inside it. */
function endOfExpression(text: string, from: number, backslashes: boolean, textEnd: TextEnd): TupleEnd {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 39) {
      const escaped = backslashes || isEscapeText(text, at, from)
      const end = textEnd(text, at, escaped)
      if (end === -1 || end >= text.length) return 'open'
      if (isWordCode(text.charCodeAt(end))) return 'broken'
      at = end - 1
    } else if (code === 40) depth++
    else if (code === 41 && depth-- === 0) return at
    else if (code === 44 && depth === 0) return at
  }
  return 'open'
}

/** True for the quote of E'...', in which backslashes are escapes in every PostgreSQL dump. */
function isEscapeText(text: string, at: number, from: number): boolean {
  return (text[at - 1] === 'E' || text[at - 1] === 'e') && (at - 1 === from || !isWordCode(text.charCodeAt(at - 2)))
}

function expressionValue(text: string, backslashes: boolean, textEnd: TextEnd): string {
  const plain = textEnd === looseEnd ? /^[NE]'([\s\S]*)'\s*$/i.exec(text) : null
  return plain === null ? readExpression(text, backslashes) : plain[1]!.replaceAll("''", "'")
}

const longestLoose = 64 << 10

/** Index after the first quote that a comma or bracket follows, on the same line; -1 where there is none near. */
function looseEnd(text: string, at: number): number {
  for (let quote = at + 1; quote < text.length && quote - at < longestLoose; quote++) {
    const code = text.charCodeAt(quote)
    if (code === 10) return -1
    if (code !== 39) continue
    let next = quote + 1
    while (text.charCodeAt(next) <= 32) next++
    if (text[next] === ',' || text[next] === ')') return quote + 1
  }
  return -1
}
