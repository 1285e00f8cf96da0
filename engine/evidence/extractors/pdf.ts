import { type Content, Unreadable } from '../content.ts'
import type { ExtractContext, Extractor } from './contract.ts'
import { openDocument, type PdfDocument } from './pdf/open-document.ts'
import { readPageText } from './pdf/page-text.ts'
import { type Pdfium, releasePdfium, startPdfium } from './pdf/pdfium.ts'
import { readAnnotations } from './pdf/read-annotations.ts'
import { readAttachments, readOutline, readXfa } from './pdf/read-surroundings.ts'
import { lookAtDrawing, renderPage } from './pdf/render-page.ts'

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
  try {
    for (let number = 1; number <= document.pageCount; number++) {
      context.checkIn()
      yield* readPage(pdfium, document, number, context)
    }
    yield* readOutline(pdfium, document.handle)
    yield* readXfa(pdfium, document.handle)
    yield* readAttachments(pdfium, document.handle, context)
  } finally {
    document.close()
  }
}

async function* readPage(
  pdfium: Pdfium,
  document: PdfDocument,
  number: number,
  context: ExtractContext,
): AsyncIterable<Content> {
  const where = `page=${number}`
  const page = pdfium.FPDF_LoadPage(document.handle, number - 1)
  if (page === 0) {
    yield { type: 'gap', where, state: 'damaged', reason: `Page ${number} is damaged`, bytes: 0 }
    return
  }
  try {
    const { text, doubtful } = readPageText(pdfium, page)
    if (text.trim() !== '') yield { type: 'passage', where, text }
    yield* readAnnotations(pdfium, document, page, where)
    if (isPicture(pdfium, page, text, doubtful)) {
      const png = renderPage(pdfium, page)
      if (png !== undefined) yield { type: 'picture', where, spooled: (await context.spool(png)).spooled }
    }
  } finally {
    pdfium.FPDF_ClosePage(page)
  }
}

/**
 * A page is read as a picture where its text is hardly any and something is drawn on it, where a picture covers much of it and
 * the text is no more than a stamp or footer, or where a third of its characters have no known meaning.
 */
function isPicture(pdfium: Pdfium, page: number, text: string, doubtful: number): boolean {
  const letters = text.replace(/\s/g, '').length
  if (letters >= 300) return doubtful > 0.33
  const drawn = lookAtDrawing(pdfium, page)
  if (letters < 20) return drawn.picture > 0.02 || drawn.shapes > 50
  return drawn.picture > 0.4 || doubtful > 0.33
}
