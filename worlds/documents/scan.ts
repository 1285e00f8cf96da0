import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { crc32, deflateSync } from 'node:zlib'
import { init, type Methods } from '@embedpdf/pdfium'
import type { Person } from '../people/person.ts'
import type { Random } from '../random.ts'
import type { World } from '../world.ts'
import type { Document } from './document.ts'
import { labReport } from './lab-report.ts'
import { PdfPage } from './pdf-page.ts'

interface Pdfium extends Methods {
  pdfium: { HEAPU8: Uint8Array; _malloc(bytes: number): number; _free(pointer: number): void }
}

let started: Promise<Pdfium> | undefined

async function startPdfium(): Promise<Pdfium> {
  const wasmBinary = readFileSync(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')))
  const module = await init({ wasmBinary } as unknown as Parameters<typeof init>[0])
  module.PDFiumExt_Init()
  return module as unknown as Pdfium
}

/** A laboratory report printed and scanned again: a PDF that holds only a picture of the page, a little askew and dusty. */
export async function scannedReport(world: World, person: Person, number: number): Promise<Document> {
  const report = await labReport(world, person, 900_000 + number)
  started ??= startPdfium()
  const picture = renderFirstPage(await started, report.bytes)
  dust(world.random('dust', number), picture)
  const page = new PdfPage()
  page.scan(greyPng(picture), world.random('askew', number).between(-5, 5) / 10)
  return { ...report, name: `SCAN_${String(number + 1).padStart(4, '0')}.pdf`, bytes: await page.bytes() }
}

export interface Picture {
  width: number
  height: number
  /** One byte per pixel, rows without padding. */
  pixels: Uint8Array
}

const greyFormat = 1
const dotsPerPoint = 200 / 72

function renderFirstPage(pdfium: Pdfium, pdf: Uint8Array): Picture {
  const width = Math.round(595 * dotsPerPoint)
  const height = Math.round(842 * dotsPerPoint)
  const pointer = pdfium.pdfium._malloc(pdf.length)
  pdfium.pdfium.HEAPU8.set(pdf, pointer)
  const document = pdfium.FPDF_LoadMemDocument(pointer, pdf.length, '')
  const page = pdfium.FPDF_LoadPage(document, 0)
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, greyFormat, 0, 0)
  pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
  pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0)
  const stride = pdfium.FPDFBitmap_GetStride(bitmap)
  const from = pdfium.FPDFBitmap_GetBuffer(bitmap)
  const pixels = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    pixels.set(pdfium.pdfium.HEAPU8.subarray(from + y * stride, from + y * stride + width), y * width)
  pdfium.FPDFBitmap_Destroy(bitmap)
  pdfium.FPDF_ClosePage(page)
  pdfium.FPDF_CloseDocument(document)
  pdfium.pdfium._free(pointer)
  return { width, height, pixels }
}

/** Specks of dust, and ink that is not quite black. */
function dust(random: Random, { width, height, pixels }: Picture): void {
  for (let at = 0; at < pixels.length; at++) if (pixels[at]! < 40) pixels[at] = 40
  for (let i = 0; i < 500; i++) pixels[random.between(0, width * height - 1)] = random.between(90, 190)
}

/** An 8-bit grey PNG (ISO/IEC 15948), rows unfiltered. */
export function greyPng({ width, height, pixels }: Picture): Buffer {
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  const tail = Buffer.alloc(4)
  tail.writeUInt32BE(crc32(body))
  return Buffer.concat([head, body, tail])
}
