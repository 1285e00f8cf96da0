import { encodeGreyPng } from '../image/encode-png.ts'
import type { Pdfium } from './pdfium.ts'

const dotsPerInch = 200
/** An A3 page at 200 dots per inch has 7.7 million pixels. */
const mostPixels = 12_000_000

/** [fpdfview.h] flags and formats */
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
