import type { Content } from '../../content.ts'
import { DocumentTable } from '../passages/document-table.ts'
import { ParagraphPassages } from '../passages/paragraph-passages.ts'

/**
 * Turns the text of an old Word story into passages and tables. Paragraphs end with CR or LF, cells with BEL or tab (a row
 * of a table comes as one line of cells); fields stand between marks 0x13, 0x14 and 0x15.
 */
export function* readStoryText(text: string, where: string): Iterable<Content> {
  const passages = new ParagraphPassages(where)
  let ready: Content[] = []
  let table: DocumentTable | undefined
  let tables = 0
  const asText = (line: string): void => {
    ready.push(...passages.add(line))
  }
  const give = (content: Content[]): void => {
    if (content.length > 0) ready.push(...passages.flush(), ...content)
  }
  for (const line of withoutFields(text).split(/\r\n|[\r\n\f\v]/)) {
    const cells = line.replaceAll(cellEnd, '\t').split('\t')
    if (cells.length >= 3 && cells.every((cell) => cell.length < 500)) {
      table ??= new DocumentTable(`${where};table=${++tables}`, asText, give)
      table.add(cells.at(-1) === '' ? cells.slice(0, -1).map(trim) : cells.map(trim))
    } else {
      table?.end()
      table = undefined
      asText(cells.join('\t').replace(unprintable, '').trimEnd())
    }
    yield* ready
    ready = []
  }
  table?.end()
  yield* ready
  yield* passages.end()
}

const unprintable = /[^\P{Cc}\t]/gu

function trim(cell: string): string {
  return cell.replace(unprintable, '').trim()
}

/** Takes field codes out and leaves what they show; the address of a mail link is kept. */
function withoutFields(text: string): string {
  if (!text.includes(fieldBegin)) return text
  return text
    .replace(fieldCode, (code) => {
      const address = /mailto:([^"\s?]+)/i.exec(code)?.[1]
      return address === undefined ? '' : `<${address}> `
    })
    .replaceAll(fieldEnd, '')
}

/** Marks of a field: begin, between code and result, end. */
const [fieldBegin, fieldMiddle, fieldEnd] = ['\u0013', '\u0014', '\u0015']
const fieldCode = new RegExp(`${fieldBegin}[^${fieldBegin}${fieldMiddle}${fieldEnd}]*${fieldMiddle}?`, 'g')
/** BEL ends a cell. */
const cellEnd = '\u0007'
