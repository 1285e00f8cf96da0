import type { MarkedText, ViewPart } from './view-parts.ts'

/** The part with every letter and digit of a finding replaced by a dot, so that lengths and places stay. */
export function maskMarks(part: ViewPart): ViewPart {
  if (part.type === 'text') return { ...part, ...masked(part) }
  if (part.type === 'row') return { ...part, cells: part.cells.map(masked) }
  if (part.type === 'record') return { ...part, fields: part.fields.map((field) => ({ ...field, ...masked(field) })) }
  return part
}

function masked({ text, marks }: MarkedText): MarkedText {
  let shown = ''
  let at = 0
  for (const { start, end } of marks) {
    if (end <= at) continue
    const from = Math.max(at, start)
    shown += text.slice(at, from) + dots(text.slice(from, end))
    at = end
  }
  return { text: shown + text.slice(at), marks }
}

/** As many units as before: a letter outside the basic plane takes two. */
const dots = (text: string): string => text.replace(/[\p{L}\p{N}\p{M}]/gu, (letter) => '•'.repeat(letter.length))
