import type { Verdict } from './magic.ts'

const delimiters = [',', '\t', ';', '|'] as const
const words: Readonly<Record<string, string>> = { ',': 'commas', '\t': 'tabs', ';': 'semicolons', '|': 'bars' }

/** A table of delimited cells, judged by its first 60 records; undefined for prose. A name in .csv or .tsv decides alone. */
export function looksDelimited(text: string, name: string): Verdict | undefined {
  const told = /\.(?:csv|tsv|tab)$/.test(name)
  let best: { delimiter: string; score: number } | undefined
  for (const delimiter of delimiters) {
    const score = tableScore(text, delimiter, /\.(?:log|md|txt)$/.test(name))
    if (score > (best?.score ?? 0)) best = { delimiter, score }
  }
  if (best !== undefined) return { kind: 'csv', why: `lines of cells parted by ${words[best.delimiter]}` }
  return told ? { kind: 'csv', why: 'its name says it is a table' } : undefined
}

/**
 * Cells per record where at least 9 of 10 records agree, else 0. Prose has commas too, but not the same number in
 * every line, not without a blank after them, and its pieces are long.
 */
function tableScore(text: string, delimiter: string, prosaic: boolean): number {
  const { counts, cells, characters, spaced, sentences } = countCells(text, delimiter)
  if (counts.length < 2) return 0
  const usual = mostCommon(counts)
  const agreeing = counts.filter((count) => count === usual).length / counts.length
  if (usual < 2 || agreeing < 0.9) return 0
  if (usual === 2 && (prosaic || counts.length < 3)) return 0
  if (delimiter === ',' && characters / cells > 80) return 0
  if (delimiter === ',' && spaced > 0.8 * (cells - counts.length) && (usual < 3 || sentences > 0.3 * counts.length))
    return 0
  return usual * agreeing
}

interface Cells {
  counts: number[]
  cells: number
  characters: number
  /** Delimiters with a blank after them. */
  spaced: number
  /** Records that end like a sentence. */
  sentences: number
}

/** Counts cells of the first 60 records, quotes respected; the last record is left out as the sample may cut it. */
function countCells(text: string, delimiter: string): Cells {
  const found: Cells = { counts: [], cells: 0, characters: 0, spaced: 0, sentences: 0 }
  let cells = 1
  let quoted = false
  let length = 0
  for (let i = 0; i < text.length && found.counts.length < 60; i++) {
    const c = text[i]!
    if (c === '"' && (quoted || length === 0)) quoted = !quoted
    else if (quoted) continue
    else if (c === '\n' || (c === '\r' && text[i + 1] !== '\n')) {
      if (length > 0 || cells > 1) found.counts.push(cells)
      found.cells += cells
      if (/[.!?]/.test(text[i - 1] ?? '')) found.sentences++
      cells = 1
      length = 0
      continue
    } else if (c === delimiter) {
      cells++
      if (text[i + 1] === ' ') found.spaced++
      length = 0
      continue
    } else if (c === '\r') continue
    length++
    found.characters++
  }
  if (!quoted && length > 0 && text.length < 60_000 && found.counts.length < 60) {
    found.counts.push(cells)
    found.cells += cells
  }
  return found
}

function mostCommon(counts: readonly number[]): number {
  const seen = new Map<number, number>()
  for (const count of counts) seen.set(count, (seen.get(count) ?? 0) + 1)
  return [...seen].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]![0]
}
