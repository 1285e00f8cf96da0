import type { Content } from '../../content.ts'
import { DocumentTable } from '../passages/document-table.ts'
import { ParagraphPassages } from '../passages/paragraph-passages.ts'
import { rowEnd } from './word-text.ts'

/** BEL ends a cell. */
const cellEnd = '\u0007'

/**
 * Turns the text of a Word 97-2003 story into passages and tables: CR ends a paragraph, BEL a cell, `rowEnd` a row; fields
 * stand between the marks 0x13, 0x14 and 0x15.
 */
export function* readStoryText(text: string, where: string): Iterable<Content> {
  const passages = new ParagraphPassages(where)
  let ready: Content[] = []
  let tables = 0
  const asText = (line: string): void => {
    ready.push(...passages.add(line))
  }
  const give = (content: Content[]): void => {
    if (content.length > 0) ready.push(...passages.flush(), ...content)
  }
  let table: DocumentTable | undefined
  for (const part of splitRows(plainText(text))) {
    if (part.cells === undefined) {
      table?.end()
      table = undefined
      for (const line of part.text.split('\n')) asText(line.trimEnd())
    } else {
      table ??= new DocumentTable(`${where};table=${++tables}`, asText, give)
      table.add(part.cells)
    }
    yield* ready
    ready = []
  }
  table?.end()
  yield* ready
  yield* passages.end()
}

/** Stretches of paragraphs, and rows with their cells. The first cell of a table begins after the last paragraph before it. */
function* splitRows(text: string): Iterable<{ text: string; cells?: undefined } | { cells: string[] }> {
  let at = 0
  while (at < text.length) {
    const firstCell = text.indexOf(cellEnd, at)
    const row = text.indexOf(rowEnd, at)
    if (row < 0 || firstCell < 0 || firstCell > row) break
    const lastLine = text.lastIndexOf('\n', firstCell)
    const from = Math.max(at, lastLine + 1)
    if (from > at) yield { text: text.slice(at, from) }
    yield {
      cells: text
        .slice(from, row)
        .split(cellEnd)
        .slice(0, -1)
        .map((cell) => cell.trim()),
    }
    at = row + 1
  }
  if (at < text.length) yield { text: text.slice(at).replaceAll(cellEnd, '\n') }
}

/** Takes out field codes (the address of a mail link is kept) and marks; breaks become LF, special hyphens plain ones. */
function plainText(text: string): string {
  return text
    .replace(fieldCode, (code) => {
      const address = /mailto:([^"\s?]+)/i.exec(code)?.[1]
      return address === undefined ? '' : `<${address}> `
    })
    .replace(/\r\n?|[\f\v]/g, '\n')
    .replaceAll(fixedHyphen, '-')
    .replace(marks, '')
}

/** Marks of a field: begin, between code and result, end. */
const [fieldBegin, fieldMiddle, fieldEnd] = ['\u0013', '\u0014', '\u0015']
const fieldCode = new RegExp(`${fieldBegin}[^${fieldBegin}${fieldMiddle}${fieldEnd}]*${fieldMiddle}?`, 'g')
const fixedHyphen = '\u001e'
/** Control characters other than tab, LF, BEL and the row end: anchors of pictures, notes and comments. */
const marks = new RegExp(`[^\\P{Cc}\\t\\n${cellEnd}${rowEnd}]`, 'gu')
