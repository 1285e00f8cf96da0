import type { MarkedText, ViewPart } from './view-parts.ts'

/**
 * The part with every letter and digit of a finding replaced by a dot, so that lengths and places stay. A text that is a finding as a whole is
 * not: nobody could tell what it is about, and what names somebody in it is found by itself.
 */
export function maskMarks(part: ViewPart): ViewPart {
  if (part.type === 'text')
    return {
      ...part,
      ...masked(
        part,
        part.marks.filter((mark) => !isOfWhole(mark, part.text)),
      ),
    }
  if (part.type === 'row') return { ...part, cells: part.cells.map((cell) => masked(cell)) }
  if (part.type === 'record') return { ...part, fields: part.fields.map((field) => ({ ...field, ...masked(field) })) }
  return part
}

/** A finding that says of a whole text what it is: a clinical note. */
export function isOfWhole(
  { element, start, end }: { element: string; start: number; end: number },
  text: string,
): boolean {
  return element === 'clinical-note' && end - start > 0.9 * text.length
}

function masked({ text, marks }: MarkedText, hidden = marks): MarkedText {
  let shown = ''
  let at = 0
  for (const { start, end } of hidden) {
    if (end <= at) continue
    const from = Math.max(at, start)
    shown += text.slice(at, from) + dots(text.slice(from, end))
    at = end
  }
  return { text: shown + text.slice(at), marks }
}

/** As many units as before: a letter outside the basic plane takes two. */
const dots = (text: string): string => text.replace(/[\p{L}\p{N}\p{M}]/gu, (letter) => '•'.repeat(letter.length))
