import type { LineBox } from '../rows-across.ts'

/** A line that the engine found: words beside each other in one block, with its box in pixels. */
export interface OcrLine extends LineBox {
  words: string[]
  /** Sum over the words of confidence x length, and of length. */
  confidence: number
  units: number
}

const wordLevel = '5'

/** Lines of the table of words that Tesseract writes (TSV: level, page, block, paragraph, line, word, left, top, width, height, confidence, text). */
export function readOcrLines(tsv: string): OcrLine[] {
  const lines: OcrLine[] = []
  let last = ''
  for (const row of tsv.split('\n')) {
    const cells = row.split('\t')
    const word = cells[11]?.trim() ?? ''
    if (cells[0] !== wordLevel || word === '') continue
    const key = cells.slice(1, 5).join('.')
    const [left, top, width, height, confidence] = cells.slice(6, 11).map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ]
    if (key !== last)
      lines.push({ page: Number(cells[1]), words: [], left, right: left, top, bottom: top, confidence: 0, units: 0 })
    last = key
    const line = lines.at(-1)!
    line.words.push(word)
    line.left = Math.min(line.left, left)
    line.right = Math.max(line.right, left + width)
    line.top = Math.min(line.top, top)
    line.bottom = Math.max(line.bottom, top + height)
    line.confidence += Math.max(0, confidence) * word.length
    line.units += word.length
  }
  return lines
}
