import type { Passage } from '../content.ts'

const mostChars = 64 * 1024
/** How far a passage reaches back into the one before after a cut inside a line, so that no value is lost between them. */
const overlap = 1024

/**
 * A message body as passages: one, by its part, while it is short; otherwise pieces that end at line ends and name their
 * first line (`part=1;line=812`), and where a line was too long, the UTF-16 unit at which the passage begins.
 */
export function* bodyPassages(text: string, where: string): Generator<Passage> {
  if (text.length <= mostChars) {
    if (text !== '') yield { type: 'passage', where, text }
    return
  }
  let line = 1
  let counted = 0
  for (let at = 0; at < text.length; ) {
    line += countLines(text, counted, at)
    counted = Math.max(counted, at)
    const end = cutAt(text, at)
    const startsLine = at === 0 || text[at - 1] === '\n'
    yield {
      type: 'passage',
      where: `${where};line=${line}${startsLine ? '' : `;unit=${at}`}`,
      text: text.slice(at, end),
    }
    at = end >= text.length || text[end - 1] === '\n' ? end : afterBlank(text, end - overlap, end)
  }
}

/** The last line end within reach, else the last blank, else the limit (never between the halves of one character). */
function cutAt(text: string, at: number): number {
  const limit = at + mostChars
  if (limit >= text.length) return text.length
  // Searched in the slice alone: a text without line ends must not be searched to its start every time.
  const reach = text.slice(at, limit)
  const newline = reach.lastIndexOf('\n')
  if (newline >= 0) return at + newline + 1
  const blank = reach.lastIndexOf(' ')
  if (blank > mostChars / 2) return at + blank + 1
  return isHighHalf(text.charCodeAt(limit - 1)) ? limit - 1 : limit
}

function afterBlank(text: string, from: number, end: number): number {
  const blank = text.slice(from, end - overlap / 2).indexOf(' ')
  if (blank >= 0) return from + blank + 1
  return isHighHalf(text.charCodeAt(from - 1)) ? from + 1 : from
}

function isHighHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function countLines(text: string, from: number, to: number): number {
  const part = text.slice(from, to)
  let count = 0
  for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) count++
  return count
}
