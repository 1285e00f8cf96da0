import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { init } from '@embedpdf/pdfium'

async function start() {
  const wasmBinary = readFileSync(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')))
  const module = await init({ wasmBinary } as unknown as Parameters<typeof init>[0])
  module.PDFiumExt_Init()
  const memory = module.pdfium as unknown as {
    HEAPU8: Uint8Array
    _malloc(bytes: number): number
    _free(pointer: number): void
  }
  return { module, memory }
}

let started: ReturnType<typeof start> | undefined

/** The text of a PDF's first page; '' where it cannot be opened or holds only a picture. */
export async function pdfText(pdf: Uint8Array): Promise<string> {
  started ??= start()
  const { module, memory } = await started
  const bytes = memory._malloc(pdf.length)
  memory.HEAPU8.set(pdf, bytes)
  const document = module.FPDF_LoadMemDocument(bytes, pdf.length, '')
  if (document === 0) return ''
  const page = module.FPDF_LoadPage(document, 0)
  const text = module.FPDFText_LoadPage(page)
  const units = module.FPDFText_CountChars(text)
  const buffer = memory._malloc(units * 2 + 2)
  const got = module.FPDFText_GetText(text, 0, units, buffer)
  const words = Buffer.from(memory.HEAPU8.slice(buffer, buffer + Math.max(0, got - 1) * 2)).toString('utf16le')
  for (const pointer of [buffer, bytes]) memory._free(pointer)
  module.FPDFText_ClosePage(text)
  module.FPDF_ClosePage(page)
  module.FPDF_CloseDocument(document)
  return words
}
