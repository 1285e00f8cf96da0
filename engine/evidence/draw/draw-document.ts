import type { ByteSource } from '../../../base/files/index.ts'
import { Unreadable } from '../content.ts'
import { detectKind } from '../detect-kind.ts'
import { openDocument, type PdfDocument } from '../extractors/pdf/open-document.ts'
import { takeOutPictures } from '../extractors/pdf/page-pictures.ts'
import { readPageText } from '../extractors/pdf/page-text.ts'
import { type Pdfium, releasePdfium, startPdfium } from '../extractors/pdf/pdfium.ts'
import { isPicturePage } from '../extractors/pdf/read-page.ts'
import { drawPage, sizeOnDrawing } from './draw-page.ts'
import { type Box, glyphsOf } from './glyphs.ts'
import { PageText } from './places-of-text.ts'
import { wrapPicture } from './wrap-picture.ts'

/** A text of the page that was found to be something, by its place in the page's text in UTF-16 units. */
export interface Found {
  element: string
  start: number
  end: number
}

export interface DrawOptions {
  /** From 1. */
  page: number
  /** Pixels. */
  width: number
  /** False: what was found is painted over, and so is all whose text is not known. */
  reveal: boolean
  /** What there is in the text of the page; asked once. */
  find(text: string): Found[]
}

/** Where something was found, as shares of the width and height of the drawing. */
export interface DrawnPlace {
  element: string
  left: number
  top: number
  width: number
  height: number
}

export interface Drawn {
  pages: number
  page: number
  width: number
  height: number
  /** Absent while all of it is covered. */
  png?: Buffer
  places: DrawnPlace[]
  /** Pictures on the page that were left out. */
  left_out: number
  /** Why all of it is covered: it is a picture, or something found in its text could not be found on the drawing. */
  covered?: 'picture' | 'unplaced'
}

/**
 * Draws a page of a PDF, or a picture. What is not revealed is not in the answer: places are painted over before a byte of the drawing is
 * taken, pictures (whose text no place is known of) are left out, notes and form fields too; where a finding has no place, or the page is a
 * picture, there is no drawing. Throws `Unreadable` where it cannot be opened or there is no such page.
 */
export async function drawDocument(
  bytes: ByteSource,
  name: string,
  most: number,
  options: DrawOptions,
): Promise<Drawn> {
  if (bytes.size > most) throw new Unreadable('too-large', 'It is larger than can be drawn')
  const { kind } = await detectKind(bytes, name)
  const isPdf = kind === 'pdf'
  const whole = bytes.all()
  const pdfium = await startPdfium()
  let crashed = true
  try {
    const document = openDocument(pdfium, isPdf ? whole : wrapPicture(whole))
    try {
      const drawn = isPdf ? drawPdfPage(pdfium, document, options) : drawPicture(pdfium, document, options)
      crashed = false
      return drawn
    } finally {
      document.close()
    }
  } catch (error) {
    crashed = !(error instanceof Unreadable)
    throw error
  } finally {
    releasePdfium(pdfium, crashed)
  }
}

function drawPdfPage(pdfium: Pdfium, document: PdfDocument, options: DrawOptions): Drawn {
  return onPage(pdfium, document, options, (page, size) => {
    const { text, doubtful } = readPageText(pdfium, page)
    const facts = { pages: document.pageCount, page: options.page, ...size, left_out: 0 }
    if (!options.reveal && isPicturePage(pdfium, page, text, doubtful))
      return { ...facts, places: [], covered: 'picture' }
    const glyphs = glyphsOf(pdfium, page, size.width, size.height)
    const found = placesOf(new PageText(glyphs), text, options.find(text))
    const places = found.boxes.map(({ element, box }) => ({ element, ...sharesOf(box, size) }))
    if (options.reveal) {
      const png = drawPage(pdfium, document, page, size, true, () => {})
      return { ...facts, places, ...(png !== undefined && { png }) }
    }
    if (found.isUnplaced) return { ...facts, places: [], covered: 'unplaced' }
    const leftOut = takeOutPictures(pdfium, page)
    const doubts = glyphs.flatMap(({ isDoubtful, box }) => (isDoubtful && box !== undefined ? [box] : []))
    const covered = [...found.boxes.map(({ box }) => box), ...doubts]
    const png = drawPage(pdfium, document, page, size, false, (fill) => {
      for (const { left, top, right, bottom } of covered) fill(left - 1, top - 1, right - left + 2, bottom - top + 2)
    })
    return { ...facts, left_out: leftOut, places, ...(png !== undefined && { png }) }
  })
}

function drawPicture(pdfium: Pdfium, document: PdfDocument, options: DrawOptions): Drawn {
  const { pages, page } = { pages: 1, page: 1 }
  return onPage(pdfium, document, { ...options, page }, (handle, size) => {
    const facts = { pages, page, ...size, places: [], left_out: 0 }
    if (!options.reveal) return { ...facts, covered: 'picture' }
    const png = drawPage(pdfium, document, handle, size, false, () => {})
    return { ...facts, ...(png !== undefined && { png }) }
  })
}

function onPage(
  pdfium: Pdfium,
  document: PdfDocument,
  { page: number, width }: DrawOptions,
  use: (page: number, size: { width: number; height: number }) => Drawn,
): Drawn {
  const page = number > document.pageCount ? 0 : pdfium.FPDF_LoadPage(document.handle, number - 1)
  if (page === 0) throw new Unreadable('damaged', `Page ${number} is not there, or is damaged`)
  try {
    const size = sizeOnDrawing(pdfium, page, width)
    if (size === undefined) throw new Unreadable('damaged', `Page ${number} has no size that can be drawn`)
    return use(page, size)
  } finally {
    pdfium.FPDF_ClosePage(page)
  }
}

function placesOf(on: PageText, text: string, found: readonly Found[]) {
  const boxes: { element: string; box: Box }[] = []
  let isUnplaced = false
  const asked = new Map<string, Box[][] | undefined>()
  for (const { element, start, end } of found) {
    const words = text.slice(start, end)
    const key = `${element} ${words}`
    if (asked.has(key)) continue
    const places = on.find(words)
    asked.set(key, places)
    if (places === undefined) isUnplaced = true
    for (const box of places?.flat() ?? []) boxes.push({ element, box })
  }
  return { boxes, isUnplaced }
}

const share = (part: number, of: number): number => Math.round((part / of) * 10_000) / 10_000

function sharesOf({ left, top, right, bottom }: Box, { width, height }: { width: number; height: number }) {
  return {
    left: share(left, width),
    top: share(top, height),
    width: share(right - left, width),
    height: share(bottom - top, height),
  }
}
