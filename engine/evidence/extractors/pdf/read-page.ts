import { hash } from 'node:crypto'
import type { Content } from '../../content.ts'
import type { ExtractContext } from '../contract.ts'
import type { PdfDocument } from './open-document.ts'
import { type Drawing, lookAtDrawing, takePicture } from './page-pictures.ts'
import { readPageText } from './page-text.ts'
import type { Pdfium } from './pdfium.ts'
import { readAnnotations } from './read-annotations.ts'
import { renderPage } from './render-page.ts'

/** Below this a page has no text to speak of. */
const fewLetters = 20
/** Below this a page may be a scan with a stamp or a footer on it. */
const stampLetters = 300

/**
 * One page: its text, its form fields and notes, then its pictures for OCR. `seen` remembers the pictures of the document, so that
 * a letterhead on every page is read once.
 */
export async function* readPage(
  pdfium: Pdfium,
  document: PdfDocument,
  number: number,
  seen: Set<string>,
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
    for (const png of picturesOf(pdfium, page, text, doubtful)) {
      const key = hash('sha256', png)
      if (seen.has(key)) continue
      seen.add(key)
      yield { type: 'picture', where, spooled: (await context.spool(png)).spooled }
    }
  } finally {
    pdfium.FPDF_ClosePage(page)
  }
}

/** The whole page where it is a picture, else the larger pictures on it (an identity card pasted into a letter). */
function* picturesOf(pdfium: Pdfium, page: number, text: string, doubtful: number): Iterable<Buffer> {
  const drawing = lookAtDrawing(pdfium, page)
  if (isPicture(drawing, lettersOf(text), doubtful)) {
    const png = renderPage(pdfium, page)
    if (png !== undefined) yield png
    return
  }
  for (const { object, share } of drawing.pictures) {
    // A picture behind a whole page of text is a scan whose text was already read by another program.
    if (share < 0.03 || share > 0.85) continue
    const png = takePicture(pdfium, object)
    if (png !== undefined) yield png
  }
}

const lettersOf = (text: string): number => text.replace(/\s/g, '').length

/**
 * Whether most of what the page shows is a picture: it is read as one, or lies as one under a text that another program read from it. By its
 * text and the doubtful share of its characters.
 */
export function isPicturePage(pdfium: Pdfium, page: number, text: string, doubtful: number): boolean {
  const drawing = lookAtDrawing(pdfium, page)
  const covered = drawing.pictures.reduce((sum, { share }) => sum + share, 0)
  return covered > 0.6 || isPicture(drawing, lettersOf(text), doubtful)
}

/**
 * A page is read as a picture where its text is hardly any and something is drawn on it, where pictures (or the strips of one) cover much of it and
 * the text is no more than a stamp or footer, or where a third of its characters have no known meaning.
 */
function isPicture({ pictures, shapes }: Drawing, letters: number, doubtful: number): boolean {
  const covered = pictures.reduce((sum, { share }) => sum + share, 0)
  if (letters >= stampLetters) return doubtful > 0.33
  if (letters < fewLetters) return covered > 0.02 || shapes > 50
  return covered > 0.4 || doubtful > 0.33
}
