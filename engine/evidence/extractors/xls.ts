import { read, type WorkBook } from '@e965/xlsx'
import { type Content, Unreadable } from '../content.ts'
import type { ExtractContext, Extractor } from './contract.ts'
import { readEmbedded } from './ole/embedded.ts'
import { openOle } from './ole/ole-file.ts'
import { readOleProperties } from './ole/read-properties.ts'
import { isOle } from './ole/unwrap-object.ts'
import { openPackage, type Package } from './packages/package.ts'
import { readTexts } from './packages/read-texts.ts'
import { readSideParts } from './packages/side-parts.ts'
import { drawingBytes } from './xls/drawing-bytes.ts'
import { readXlsExtras } from './xls/read-extras.ts'
import { readXlsSheet } from './xls/read-sheet.ts'

/** Excel 97-2003 (XLS, also Excel 5 and 95) and binary workbooks (XLSB): every sheet as a table, comments and links as passages. */
export const xls: Extractor = {
  name: 'xls',
  kinds: ['xls', 'xlsb'],
  async *extract(bytes, context): AsyncIterable<Content> {
    if (bytes.size > context.limits.wholeFileBytes / 4)
      throw new Unreadable('too-large', 'The workbook is larger than can be opened at once')
    const whole = bytes.all()
    const book = openBook(whole)
    for (const name of book.SheetNames) {
      context.checkIn()
      yield* readXlsSheet(name, book.Sheets[name], book.Workbook?.WBProps?.date1904 === true)
    }
    if (isOle(whole)) {
      const file = openOle(whole)
      const stream = file.stream('Workbook') ?? file.stream('Book')
      yield* readXlsExtras(stream)
      yield* readOleProperties(file)
      yield* readEmbedded(file, [drawingBytes(stream)], context)
    } else yield* readXmlParts(await openPackage(bytes, context), context)
  },
}

/** Parts of a binary workbook that are XML all the same. */
async function* readXmlParts(book: Package, context: ExtractContext): AsyncIterable<Content> {
  for (const part of book.names) {
    const name = /\/((?:chart|drawing|data|threadedComment)\d*)\.xml$/.exec(part)?.[1]
    const lines = name === undefined ? [] : await readTexts(book, part)
    if (lines.length > 0) yield { type: 'passage', where: `part=${name}`, text: lines.join('\n') }
  }
  yield* readSideParts(book, context)
}

function openBook(whole: Uint8Array): WorkBook {
  try {
    return read(whole, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: true,
      bookVBA: false,
    })
  } catch (cause) {
    const message = (cause as Error).message
    if (/password|encrypt/i.test(message))
      throw new Unreadable('encrypted', 'The workbook is protected with a password', { cause })
    throw new Unreadable('damaged', `The workbook is damaged: ${message.slice(0, 100)}`, { cause })
  }
}
