/** A line that the engine found: words beside each other in one block, with its box in pixels. */
export interface OcrLine {
  page: number
  words: string[]
  left: number
  right: number
  top: number
  bottom: number
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

/**
 * Puts lines that stand side by side into one row. The engine reads a form or table column by column, which tears a name from
 * its number; what a person reads across must stay together.
 */
export function rowsOf(lines: readonly OcrLine[]): OcrLine[][] {
  const sorted = [...lines].sort((a, b) => a.page - b.page || a.top + a.bottom - (b.top + b.bottom) || a.left - b.left)
  const rows: OcrLine[][] = []
  for (const line of sorted) {
    const row = rows.slice(-6).findLast((candidate) => standsBeside(line, candidate))
    if (row === undefined) rows.push([line])
    else row.push(line)
  }
  for (const row of rows) row.sort((a, b) => a.left - b.left)
  return rows
}

/** On the same height as the nearest line of the row, and overlapping none of them from left to right. */
function standsBeside(line: OcrLine, row: readonly OcrLine[]): boolean {
  let nearest = row[0]!
  for (const other of row) {
    if (line.left < other.right && other.left < line.right) return false
    if (distance(line, other) < distance(line, nearest)) nearest = other
  }
  const shared = Math.min(line.bottom, nearest.bottom) - Math.max(line.top, nearest.top)
  const smaller = Math.min(line.bottom - line.top, nearest.bottom - nearest.top)
  return line.page === nearest.page && shared >= smaller * 0.5
}

function distance(a: OcrLine, b: OcrLine): number {
  return Math.max(a.left, b.left) - Math.min(a.right, b.right)
}
