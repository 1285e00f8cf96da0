import type { Content } from '../content.ts'
import type { Extractor } from './contract.ts'
import { orGap } from './packages/or-gap.ts'
import { openPackage } from './packages/package.ts'
import { readSideParts } from './packages/side-parts.ts'
import { placeName } from './workbook/place-name.ts'
import { readCaches } from './workbook/read-caches.ts'
import { readSheet } from './workbook/read-sheet.ts'
import { readSheetNotes } from './workbook/read-sheet-notes.ts'
import { readWorkbook } from './workbook/read-workbook.ts'

/**
 * Excel workbooks (XLSX, XLSM, XLTX), streamed: every sheet, row and column, hidden or not, as a table; headers, footers,
 * comments, text boxes and charts as passages; copies kept out of sight (pivot caches, linked workbooks); pictures and embedded files as children.
 */
export const xlsx: Extractor = {
  name: 'xlsx',
  kinds: ['xlsx'],
  async *extract(bytes, context): AsyncIterable<Content> {
    const book = await openPackage(bytes, context)
    const workbook = await readWorkbook(book, context.limits.memoryBytes / 8)
    if (workbook.sheets.length === 0)
      yield { type: 'gap', where: '', state: 'damaged', reason: 'The workbook names no sheets', bytes: bytes.size }
    if (workbook.stringsCut)
      yield {
        type: 'gap',
        where: 'part=sharedStrings',
        state: 'too-large',
        reason: 'The workbook holds more different texts than fit in memory',
        bytes: 0,
      }
    for (const sheet of workbook.sheets) {
      const where = `sheet=${placeName(sheet.name)}`
      yield* orGap(readSheet(book, workbook, sheet), where)
      yield* orGap(readSheetNotes(book, sheet), where)
    }
    yield* orGap(readCaches(book, workbook), 'part=caches')
    yield* readSideParts(book, context)
  },
}
