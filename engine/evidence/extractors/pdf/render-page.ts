import { encodeGreyPng } from '../image/encode-png.ts'
import { floatAt, type Pdfium, withMemory } from './pdfium.ts'

const dotsPerInch = 200
/** An A3 page at 200 dots per inch has 7.7 million pixels. */
const mostPixels = 12_000_000

/** [fpdf_edit.h] page object types, [fpdfview.h] flags and formats */
const pathObject = 2
const imageObject = 3
const formObject = 5
const withAnnotations = 0x01
const inGrey = 0x08
const greyFormat = 1

/** Draws a page in grey at 200 dots per inch (less for posters) and answers it as PNG; undefined for a page without size. */
export function renderPage(pdfium: Pdfium, page: number): Buffer | undefined {
  const inches = { wide: pdfium.FPDF_GetPageWidthF(page) / 72, high: pdfium.FPDF_GetPageHeightF(page) / 72 }
  const area = inches.wide * inches.high
  if (!(area > 0)) return undefined
  const dots = Math.min(dotsPerInch, Math.sqrt(mostPixels / area))
  const width = Math.max(1, Math.round(inches.wide * dots))
  const height = Math.max(1, Math.round(inches.high * dots))
  if (width > 30_000 || height > 30_000) return undefined
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, greyFormat, 0, 0)
  if (bitmap === 0) return undefined
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, withAnnotations | inGrey)
    const stride = pdfium.FPDFBitmap_GetStride(bitmap)
    const pixels = pdfium.FPDFBitmap_GetBuffer(bitmap)
    return encodeGreyPng(pdfium.memory().subarray(pixels, pixels + stride * height), width, height, stride)
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap)
  }
}

const mostObjects = 5_000

/** What is drawn on a page besides text: the share of the page that its largest picture covers, and how many lines and shapes. */
export function lookAtDrawing(pdfium: Pdfium, page: number): { picture: number; shapes: number } {
  const area = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
  const found = { picture: 0, shapes: 0 }
  const count = Math.min(pdfium.FPDFPage_CountObjects(page), mostObjects)
  for (let at = 0; at < count; at++) look(pdfium, pdfium.FPDFPage_GetObject(page, at), area, found, 0)
  return found
}

function look(
  pdfium: Pdfium,
  object: number,
  area: number,
  found: { picture: number; shapes: number },
  depth: number,
): void {
  const type = pdfium.FPDFPageObj_GetType(object)
  if (type === pathObject) found.shapes++
  else if (type === imageObject) found.picture = Math.max(found.picture, areaOf(pdfium, object) / area)
  else if (type === formObject && depth < 4) {
    const count = Math.min(pdfium.FPDFFormObj_CountObjects(object), mostObjects)
    for (let at = 0; at < count; at++) look(pdfium, pdfium.FPDFFormObj_GetObject(object, at), area, found, depth + 1)
  }
}

function areaOf(pdfium: Pdfium, object: number): number {
  return withMemory(pdfium, 16, (box) => {
    if (!pdfium.FPDFPageObj_GetBounds(object, box, box + 4, box + 8, box + 12)) return 0
    const [left, bottom, right, top] = [0, 4, 8, 12].map((at) => floatAt(pdfium, box + at)) as [
      number,
      number,
      number,
      number,
    ]
    return Math.abs((right - left) * (top - bottom))
  })
}
