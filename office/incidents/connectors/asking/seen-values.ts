import type { Seen } from '../answer.ts'

const longest = 300

/** Lines for `seen` from what a system answered: only texts, numbers and truth values, cut to one short line each. */
export function seenValues(values: Readonly<Record<string, unknown>>): Seen[] {
  return Object.entries(values).flatMap(([what, value]) => {
    const text = typeof value === 'string' ? value : /^(number|boolean)$/.test(typeof value) ? String(value) : ''
    const line = text
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, longest)
    return line === '' ? [] : [{ what, value: line }]
  })
}

/** Milliseconds since 1970 as an instant, undefined where it is no such number. */
export function instant(value: unknown): string | undefined {
  return typeof value === 'number' && Math.abs(value) <= 8.64e15 ? new Date(value).toISOString() : undefined
}

/** `no open session`, `one open session`, `3 open sessions`. */
export function count(number: number, what: string): string {
  return number === 0 ? `no ${what}` : number === 1 ? `one ${what}` : `${number} ${what}s`
}
