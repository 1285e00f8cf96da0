import { encodePng } from '../extractors/image/encode-png.ts'
import type { PdfDocument } from '../extractors/pdf/open-document.ts'
import type { Pdfium } from '../extractors/pdf/pdfium.ts'

/** [fpdfview.h] FPDF_ANNOT; formats */
const withAnnotations = 0x01
const colourFormat = 3
/** Bytes of a pixel in that format: blue, green, red, and one that says nothing. */
const pixelBytes = 4
const mostPixels = 8_000_000

export interface Size {
  width: number
  height: number
}

/** How large a page is drawn: as wide as asked for, but never more than 8 million pixels; undefined for a page without size. */
export function sizeOnDrawing(pdfium: Pdfium, page: number, width: number): Size | undefined {
  const wide = pdfium.FPDF_GetPageWidthF(page)
  const high = pdfium.FPDF_GetPageHeightF(page)
  if (!(wide > 0 && high > 0)) return undefined
  const scale = Math.min(width / wide, Math.sqrt(mostPixels / (wide * high)))
  const size = { width: Math.max(1, Math.round(wide * scale)), height: Math.max(1, Math.round(high * scale)) }
  return size.width > 20_000 || size.height > 20_000 ? undefined : size
}

/**
 * Draws a page in colour, as PNG. `paint` may paint over it before anything is taken from it. `filled`: with what stands in its form fields and
 * what people wrote on it.
 */
export function drawPage(
  pdfium: Pdfium,
  document: PdfDocument,
  page: number,
  { width, height }: Size,
  filled: boolean,
  paint: (fill: (left: number, top: number, wide: number, high: number) => void) => void,
): Buffer | undefined {
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, colourFormat, 0, 0)
  if (bitmap === 0) return undefined
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, filled ? withAnnotations : 0)
    if (filled && document.form !== 0)
      pdfium.FPDF_FFLDraw(document.form, bitmap, page, 0, 0, width, height, 0, withAnnotations)
    paint((left, top, wide, high) => pdfium.FPDFBitmap_FillRect(bitmap, left, top, wide, high, coverColour))
    const stride = pdfium.FPDFBitmap_GetStride(bitmap)
    const start = pdfium.FPDFBitmap_GetBuffer(bitmap)
    const pixels = redFirst(pdfium.memory().subarray(start, start + stride * height), width, height, stride)
    return encodePng(pixels, { width, height, stride: width * 3, samples: 3 }, 6)
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap)
  }
}

/** The dark ink of the console; alpha, red, green, blue. */
const coverColour = 0xff14252b

function redFirst(pixels: Uint8Array, width: number, height: number, stride: number): Uint8Array {
  const out = new Uint8Array(width * height * 3)
  let to = 0
  for (let y = 0; y < height; y++) {
    let from = y * stride
    for (let x = 0; x < width; x++, from += pixelBytes) {
      out[to++] = pixels[from + 2]!
      out[to++] = pixels[from + 1]!
      out[to++] = pixels[from]!
    }
  }
  return out
}
