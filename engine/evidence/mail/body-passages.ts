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
  const newline = text.lastIndexOf('\n', limit - 1)
  if (newline > at) return newline + 1
  const blank = text.lastIndexOf(' ', limit - 1)
  if (blank > at + mostChars / 2) return blank + 1
  return isHighHalf(text.charCodeAt(limit - 1)) ? limit - 1 : limit
}

function afterBlank(text: string, from: number, end: number): number {
  const blank = text.indexOf(' ', from)
  if (blank >= 0 && blank < end - overlap / 2) return blank + 1
  return isHighHalf(text.charCodeAt(from - 1)) ? from + 1 : from
}

function isHighHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function countLines(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++
  return count
}
