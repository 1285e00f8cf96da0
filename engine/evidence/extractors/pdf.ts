import { type Content, Unreadable } from '../content.ts'
import type { ExtractContext, Extractor } from './contract.ts'
import { openDocument } from './pdf/open-document.ts'
import { type Pdfium, releasePdfium, startPdfium } from './pdf/pdfium.ts'
import { readPage } from './pdf/read-page.ts'
import { readAttachments, readOutline, readXfa } from './pdf/read-surroundings.ts'

/**
 * PDF, page by page: the text (`page=3`), form fields, notes; pages that are pictures as `Picture`s drawn at 200 dots per inch;
 * then the outline, XFA data and attached files.
 */
export const pdf: Extractor = {
  name: 'pdf',
  kinds: ['pdf'],
  async *extract(bytes, context): AsyncIterable<Content> {
    if (bytes.size > context.limits.wholeFileBytes)
      throw new Unreadable('too-large', 'The PDF is larger than can be opened at once')
    const pdfium = await startPdfium()
    let crashed = false
    try {
      yield* readDocument(pdfium, bytes.all(), context)
    } catch (error) {
      crashed = !(error instanceof Unreadable)
      throw error
    } finally {
      releasePdfium(pdfium, crashed)
    }
  },
}

async function* readDocument(pdfium: Pdfium, bytes: Uint8Array, context: ExtractContext): AsyncIterable<Content> {
  const document = openDocument(pdfium, bytes)
  const seen = new Set<string>()
  try {
    for (let number = 1; number <= document.pageCount; number++) {
      context.checkIn()
      yield* readPage(pdfium, document, number, seen, context)
    }
    yield* readOutline(pdfium, document.handle)
    yield* readXfa(pdfium, document.handle)
    yield* readAttachments(pdfium, document.handle, context)
  } finally {
    document.close()
  }
}
