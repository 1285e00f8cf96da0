import { nextToken, skipBlank } from './scan-tokens.ts'

/** The head of a statement that brings rows, or tells what a table looks like. */
export type Head =
  | { type: 'insert'; table: string; columns: string[] | undefined; end: number }
  | { type: 'copy'; table: string; columns: string[] | undefined; end: number }
  | { type: 'create'; table: string; columns: string[]; end: number }
  | { type: 'other' }

const beforeName = new Set([
  'INTO',
  'IGNORE',
  'DELAYED',
  'LOW_PRIORITY',
  'HIGH_PRIORITY',
  'OR',
  'REPLACE',
  'ABORT',
  'FAIL',
  'ROLLBACK',
])

/** Reads the head of the statement at `at`; undefined where the text ends before the head does. */
export function readHead(text: string, at: number, backslashes: boolean): Head | undefined {
  const scan = new HeadScan(text, at, backslashes)
  const verb = scan.word()
  if (verb === 'INSERT' || verb === 'REPLACE') return readInsert(scan)
  if (verb === 'COPY') return readCopy(scan)
  if (verb === 'CREATE') return readCreate(scan)
  return { type: 'other' }
}

/** Walks along the tokens of a head. `open` once the text ended too early. */
class HeadScan {
  readonly text: string
  at: number
  open = false
  readonly #backslashes: boolean

  constructor(text: string, at: number, backslashes: boolean) {
    this.text = text
    this.at = at
    this.#backslashes = backslashes
  }

  /** The next token in capitals where it is a bare word, as it is otherwise. */
  word(): string {
    const token = nextToken(this.text, this.at, this.#backslashes)
    if (token === undefined || token.kind === 'end' || token.end >= this.text.length) {
      this.open = true
      return ''
    }
    this.at = token.end
    return token.kind === 'word' ? token.text.toUpperCase() : token.text
  }

  /** A name of one or more parts, `public.patients`; '' where there is none. */
  name(): string {
    const parts: string[] = []
    for (;;) {
      const token = nextToken(this.text, this.at, this.#backslashes)
      if (token === undefined || token.kind === 'end') this.open = true
      if (token === undefined || (token.kind !== 'name' && token.kind !== 'word')) return parts.join('.')
      parts.push(token.text)
      this.at = token.end
      if (this.text[this.at] !== '.') return parts.join('.')
      this.at++
    }
  }

  /** Looks at the next sign without taking it. */
  peek(): string {
    const at = skipBlank(this.text, this.at, false)
    if (at === -1 || at >= this.text.length) this.open = true
    return at === -1 ? '' : (this.text[at] ?? '')
  }

  /** `(a, b, "c")` as names; undefined where it is not such a list. */
  names(): string[] | undefined {
    this.word()
    const names: string[] = []
    for (;;) {
      const name = this.name()
      const sign = this.word()
      if (this.open || name === '') return undefined
      names.push(name)
      if (sign === ')') return names
      if (sign !== ',') return undefined
    }
  }
}

function readInsert(scan: HeadScan): Head | undefined {
  let before = scan.at
  while (beforeName.has(scan.word())) before = scan.at
  scan.at = before
  const table = scan.name()
  const columns = scan.peek() === '(' ? scan.names() : undefined
  for (let words = 0; words < 6; words++) {
    const word = scan.word()
    if (scan.open) return undefined
    if (word === 'VALUES' || word === 'VALUE') return { type: 'insert', table, columns, end: scan.at }
    if (word !== 'OVERRIDING' && word !== 'SYSTEM' && word !== 'USER') break
  }
  return { type: 'other' }
}

function readCopy(scan: HeadScan): Head | undefined {
  const table = scan.name()
  const columns = scan.peek() === '(' ? scan.names() : undefined
  const isStdin = scan.word() === 'FROM' && scan.word() === 'STDIN'
  if (scan.open) return undefined
  const end = scan.text.indexOf('\n', scan.at)
  if (!isStdin) return { type: 'other' }
  return end === -1 ? undefined : { type: 'copy', table, columns, end: end + 1 }
}

const createWords = new Set(['TABLE', 'TEMPORARY', 'TEMP', 'UNLOGGED', 'GLOBAL', 'LOCAL', 'FOREIGN', 'EXTERNAL'])
const notColumns = new Set(
  'PRIMARY KEY UNIQUE CONSTRAINT INDEX FOREIGN CHECK FULLTEXT SPATIAL EXCLUDE LIKE PERIOD INHERITS'.split(' '),
)

function readCreate(scan: HeadScan): Head | undefined {
  let word = scan.word()
  while (createWords.has(word) && word !== 'TABLE') word = scan.word()
  if (scan.open) return undefined
  if (word !== 'TABLE') return { type: 'other' }
  const before = scan.at
  const ifNotExists = scan.word() === 'IF' && scan.word() === 'NOT' && scan.word() === 'EXISTS'
  if (scan.open) return undefined
  if (!ifNotExists) scan.at = before
  const table = scan.name()
  if (scan.peek() !== '(') return scan.open ? undefined : { type: 'other' }
  const columns = readColumns(scan)
  return columns === undefined ? undefined : { type: 'create', table, columns, end: scan.at }
}

/** The column names of a CREATE TABLE whose bracket comes next; undefined where it does not close in this text. */
function readColumns(scan: HeadScan): string[] | undefined {
  const columns: string[] = []
  let depth = 0
  let begins = false
  do {
    if (begins && depth === 1) {
      const isQuoted = /["`[]/.test(scan.peek())
      const name = scan.name()
      if (name !== '' && (isQuoted || !notColumns.has(name.toUpperCase()))) columns.push(name)
    }
    const sign = scan.word()
    if (scan.open) return undefined
    begins = (sign === '(' && depth === 0) || (sign === ',' && depth === 1)
    if (sign === '(') depth++
    else if (sign === ')') depth--
  } while (depth > 0)
  return columns
}
