import { rowsAcross } from '../rows-across.ts'
import { type OcrLine, readOcrLines } from './ocr-lines.ts'

/** A line below this mean confidence is noise: the edge of a logo, a stamp, dirt. */
const leastConfidence = 25
const han = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\u3000-\\u303f\\uff00-\\uffef]'
const blankInHan = new RegExp(`(?<=${han}) +(?=${han})`, 'g')

/**
 * Text from the table of words that Tesseract writes: rows as a person reads them across (a tab where there is a wide gap), a blank
 * line where the page leaves one, noise left out, no blanks between Chinese characters, words that were broken at a line
 * end joined. `confidence` is 0-100, weighted by characters.
 */
export function tidyOcr(tsv: string): { text: string; confidence: number } {
  const lines = readOcrLines(tsv).filter((line) => line.confidence / line.units >= leastConfidence)
  let text = ''
  let above: OcrLine | undefined
  for (const row of rowsAcross(lines)) {
    const first = row[0]!
    if (
      above !== undefined &&
      (first.page !== above.page || first.top - above.bottom > (first.bottom - first.top) * 1.2)
    )
      text += '\n'
    text += `${rowText(row)}\n`
    above = first
  }
  const units = lines.reduce((sum, line) => sum + line.units, 0)
  const confidence = lines.reduce((sum, line) => sum + line.confidence, 0) / Math.max(1, units)
  return { text: joinBroken(text.trim()), confidence: Math.round(confidence) }
}

function rowText(row: readonly OcrLine[]): string {
  let text = ''
  let right = 0
  for (const { words, left, top, bottom, right: end } of row) {
    if (text !== '') text += left - right > (bottom - top) * 2 ? '\t' : ' '
    text += words.join(' ').replace(blankInHan, '')
    right = end
  }
  return text
}

/** `hyper-` at a line end and `tension` below are one word; numbers and names with capitals keep their hyphen. */
function joinBroken(text: string): string {
  return text.replace(/(\p{Ll}{2})[-\u2010]\n(?=\p{Ll}{2})/gu, '$1')
}
