import { encodeGreyPng } from '../image/encode-png.ts'
import { floatAt, type Pdfium, unsignedAt, withMemory } from './pdfium.ts'

/** [fpdf_edit.h] page object types */
const pathObject = 2
const imageObject = 3
const formObject = 5

/** [fpdfview.h] bitmap formats by bytes per pixel: grey 1, BGR 2, BGRx 3, BGRA 4 */
const pixelBytes: Record<number, number> = { 1: 1, 2: 3, 3: 4, 4: 4 }

const mostObjects = 5_000
const mostPixels = 40_000_000
const deepest = 4

/** What is drawn on a page besides text. */
export interface Drawing {
  /** Picture objects with the share of the page that each covers. */
  pictures: { object: number; share: number }[]
  /** How many lines and shapes. */
  shapes: number
}

export function lookAtDrawing(pdfium: Pdfium, page: number): Drawing {
  const area = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
  const found: Drawing = { pictures: [], shapes: 0 }
  const count = Math.min(pdfium.FPDFPage_CountObjects(page), mostObjects)
  for (let at = 0; at < count; at++) look(pdfium, pdfium.FPDFPage_GetObject(page, at), area, found, 0)
  return found
}

function look(pdfium: Pdfium, object: number, area: number, found: Drawing, depth: number): void {
  const type = pdfium.FPDFPageObj_GetType(object)
  if (type === pathObject) found.shapes++
  else if (type === imageObject) found.pictures.push({ object, share: areaOf(pdfium, object) / area })
  else if (type === formObject && depth < deepest) {
    const count = Math.min(pdfium.FPDFFormObj_CountObjects(object), mostObjects)
    for (let at = 0; at < count; at++) look(pdfium, pdfium.FPDFFormObj_GetObject(object, at), area, found, depth + 1)
  }
}

/** Takes the pictures out of the page as it is held in memory; answers how many. */
export function takeOutPictures(pdfium: Pdfium, page: number): number {
  return takeOut(
    pdfium,
    { count: pdfium.FPDFPage_CountObjects(page), at: (place) => pdfium.FPDFPage_GetObject(page, place) },
    (object) => pdfium.FPDFPage_RemoveObject(page, object),
    0,
  )
}

interface Objects {
  count: number
  at(place: number): number
}

/** Throws where one stays: a page is not shown with a picture that should not be there. */
function takeOut(pdfium: Pdfium, { count, at }: Objects, remove: (object: number) => boolean, depth: number): number {
  let taken = 0
  for (let place = count - 1; place >= 0; place--) {
    const object = at(place)
    const type = pdfium.FPDFPageObj_GetType(object)
    // Deeper than anybody looks: what it holds is not known.
    if (type === imageObject || (type === formObject && depth >= deepest)) {
      if (!remove(object)) throw new Error('PDFium did not take a picture out of the page')
      pdfium.FPDFPageObj_Destroy(object)
      taken++
    } else if (type === formObject) {
      const inner = {
        count: pdfium.FPDFFormObj_CountObjects(object),
        at: (one: number) => pdfium.FPDFFormObj_GetObject(object, one),
      }
      taken += takeOut(pdfium, inner, (one) => pdfium.FPDFFormObj_RemoveObject(object, one), depth + 1)
    }
  }
  return taken
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

/** A picture that lies on a page, in its own pixels, as grey PNG; undefined for small ones (logos, signs) and monsters. */
export function takePicture(pdfium: Pdfium, object: number): Buffer | undefined {
  const { width, height } = pixelSize(pdfium, object)
  if (width < 200 || height < 80 || width * height < 60_000 || width * height > mostPixels) return undefined
  const bitmap = pdfium.FPDFImageObj_GetBitmap(object)
  if (bitmap === 0) return undefined
  try {
    const bytes = pixelBytes[pdfium.FPDFBitmap_GetFormat(bitmap)]
    const [wide, high] = [pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)]
    const stride = pdfium.FPDFBitmap_GetStride(bitmap)
    const start = pdfium.FPDFBitmap_GetBuffer(bitmap)
    if (bytes === undefined || start === 0) return undefined
    const pixels = pdfium.memory().subarray(start, start + stride * high)
    return bytes === 1
      ? encodeGreyPng(pixels, wide, high, stride)
      : encodeGreyPng(greyOf(pixels, wide, high, stride, bytes), wide, high, wide)
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap)
  }
}

function pixelSize(pdfium: Pdfium, object: number): { width: number; height: number } {
  return withMemory(pdfium, 8, (size) => {
    if (!pdfium.FPDFImageObj_GetImagePixelSize(object, size, size + 4)) return { width: 0, height: 0 }
    return { width: unsignedAt(pdfium, size), height: unsignedAt(pdfium, size + 4) }
  })
}

/** Brightness as the eye sees it (ITU-R BT.601), in whole numbers. */
function greyOf(pixels: Uint8Array, width: number, height: number, stride: number, bytes: number): Uint8Array {
  const grey = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    let from = y * stride
    for (let x = 0; x < width; x++, from += bytes)
      grey[y * width + x] = (pixels[from]! * 29 + pixels[from + 1]! * 150 + pixels[from + 2]! * 77) >> 8
  }
  return grey
}
