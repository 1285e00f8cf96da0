import type { Verdict } from './magic.ts'

/** JSON (one value) or NDJSON (one value per line); undefined where the text is neither. */
export function jsonKind(start: string, name: string): Verdict | undefined {
  if (start[0] !== '{' && start[0] !== '[') return undefined
  const lineEnd = start.search(/[\r\n]/)
  const line = lineEnd < 0 ? start : start.slice(0, lineEnd)
  const rest = lineEnd < 0 ? '' : start.slice(lineEnd).trimStart()
  if (parses(line)) {
    if (rest === '') return named(name) ?? { kind: 'json', why: 'one JSON value' }
    return rest[0] === '{' || rest[0] === '[' ? { kind: 'ndjson', why: 'one JSON value per line' } : undefined
  }
  if (!opensLikeJson(start)) return undefined
  return (
    (lineEnd < 0 ? named(name) : undefined) ?? {
      kind: 'json',
      why: `starts like a JSON ${start[0] === '{' ? 'object' : 'array'}`,
    }
  )
}

function named(name: string): Verdict | undefined {
  return /\.(?:ndjson|jsonl)$/.test(name)
    ? { kind: 'ndjson', why: 'JSON, and its name ends in .ndjson or .jsonl' }
    : undefined
}

function parses(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

const token =
  /\s*(?:([{}[\],:])|"(?:[^"\\]|\\.){0,4096}"|(?:-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?=[\s,\]}]))/y

/** Whether the first tokens could stand in JSON: a log line such as `[2026-03-01 10:00] started` fails at once. */
function opensLikeJson(start: string): boolean {
  token.lastIndex = 0
  let afterValue = false
  let depth = 0
  for (let seen = 0; seen < 40; seen++) {
    const at = token.lastIndex
    const found = token.exec(start)
    // A string that is very long or cut off, or the end of the sample, is no argument against JSON.
    if (found === null) return seen > 1 && (start.length > 60_000 || opensString(start, at))
    const mark = found[1]
    const closes = mark === '}' || mark === ']'
    const value = mark === undefined || mark === '{' || mark === '['
    if (value && afterValue) return false
    afterValue = mark === undefined || closes
    if (mark === '{' || mark === '[') depth++
    else if (closes && --depth === 0) return /^\s*(?:[{[]|$)/.test(start.slice(token.lastIndex, token.lastIndex + 200))
  }
  return true
}

function opensString(start: string, at: number): boolean {
  return start.slice(at, at + 200).trimStart()[0] === '"'
}
