import { Unreadable } from '../../content.ts'
import type { Pdfium } from './pdfium.ts'

/** An open PDF. `form` is PDFium's handle for reading form fields. */
export interface PdfDocument {
  readonly handle: number
  readonly form: number
  readonly pageCount: number
  close(): void
}

/** [fpdfview.h] FPDF_ERR_* */
const passwordError = 4
const securityError = 5

/** Opens a PDF held in memory. Throws `Unreadable`: `encrypted` where a password is needed, `damaged` where it is no readable PDF. */
export function openDocument(pdfium: Pdfium, bytes: Uint8Array): PdfDocument {
  const data = pdfium.allocate(bytes.length)
  pdfium.memory().set(bytes, data)
  const handle = pdfium.FPDF_LoadMemDocument(data, bytes.length, '')
  if (handle === 0) {
    const error = pdfium.FPDF_GetLastError()
    pdfium.free(data)
    if (error === passwordError) throw new Unreadable('encrypted', 'The PDF is protected with a password')
    if (error === securityError)
      throw new Unreadable('encrypted', 'The PDF is protected in a way that cannot be opened')
    throw new Unreadable('damaged', 'The PDF is damaged: its pages cannot be found')
  }
  const info = pdfium.PDFiumExt_OpenFormFillInfo()
  const form = pdfium.PDFiumExt_InitFormFillEnvironment(handle, info)
  return {
    handle,
    form,
    pageCount: pdfium.FPDF_GetPageCount(handle),
    close() {
      if (form !== 0) pdfium.PDFiumExt_ExitFormFillEnvironment(form)
      pdfium.PDFiumExt_CloseFormFillInfo(info)
      pdfium.FPDF_CloseDocument(handle)
      pdfium.free(data)
    },
  }
}
