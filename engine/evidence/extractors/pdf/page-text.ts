import { readAcross } from './page-lines.ts'
import { type Pdfium, withMemory } from './pdfium.ts'

/** The text of a page, forms read across, tidied. `doubtful` is the share of its characters whose meaning the file does not tell. */
export function readPageText(pdfium: Pdfium, page: number): { text: string; doubtful: number } {
  const handle = pdfium.FPDFText_LoadPage(page)
  if (handle === 0) return { text: '', doubtful: 0 }
  try {
    const count = pdfium.FPDFText_CountChars(handle)
    if (count <= 0) return { text: '', doubtful: 0 }
    const raw = withMemory(pdfium, (count + 1) * 2, (buffer) => {
      const written = pdfium.FPDFText_GetText(handle, 0, count, buffer)
      return Buffer.from(pdfium.memory().slice(buffer, buffer + Math.max(0, written - 1) * 2)).toString('utf16le')
    })
    return { text: tidyPdfText(readAcross(pdfium, page, handle, raw)), doubtful: doubtfulShare(pdfium, handle, count) }
  } finally {
    pdfium.FPDFText_ClosePage(handle)
  }
}

const probes = 200

/** Looks at up to 200 characters spread over the page. */
function doubtfulShare(pdfium: Pdfium, handle: number, count: number): number {
  const step = Math.max(1, Math.floor(count / probes))
  let doubtful = 0
  let looked = 0
  for (let at = 0; at < count; at += step) {
    looked++
    if (pdfium.FPDFText_HasUnicodeMapError(handle, at) === 1) doubtful++
  }
  return doubtful / looked
}

const brokenAt = '\u0002'
const brokenWord = new RegExp(`(\\p{L})${brokenAt}\n?(?=\\p{Ll})`, 'gu')
/** Control characters but tab and line end, soft hyphens, and what is no character at all. */
const silent = /[^\P{Cc}\t\n]|[\u00ad\ufffe\uffff]/gu

/**
 * Line ends become LF; a word broken at a line end (PDFium marks it U+0002) is joined, a number keeps its hyphen; the look-alikes
 * that fonts map to (Kangxi radicals, compatibility ideographs, ligatures) become the characters people type.
 */
export function tidyPdfText(raw: string): string {
  return raw
    .replace(/\r\n?/g, '\n')
    .replace(brokenWord, '$1')
    .replaceAll(brokenAt, '-')
    .replace(silent, '')
    .replace(/[\u2e80-\u2fd5\uf900-\ufaff\ufb00-\ufb06]/g, (sign) => sign.normalize('NFKC'))
}
