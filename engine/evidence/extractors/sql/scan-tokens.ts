/** Index of the first character after the quoted text that opens at `at`; -1 where it does not close. */
export function quotedEnd(text: string, at: number, backslashes: boolean): number {
  const open = text[at]!
  const close = open === '[' ? ']' : open
  for (let from = at + 1; ; ) {
    const found = text.indexOf(close, from)
    if (found === -1) return -1
    if (backslashes && open !== '`' && text.charCodeAt(found - 1) === 92 && isGuarded(text, at + 1, found))
      from = found + 1
    else if (text[found + 1] === close) from = found + 2
    else return found + 1
  }
}

/** True where an odd number of backslashes stands before `at`. */
function isGuarded(text: string, from: number, at: number): boolean {
  let first = at
  while (first > from && text.charCodeAt(first - 1) === 92) first--
  return (at - first) % 2 === 1
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '', Z: '\x1a' }

/** The text between the quotes of `text` from `at` to `end` (as `quotedEnd` answers it). */
export function unquote(text: string, at: number, end: number, backslashes: boolean): string {
  const open = text[at]!
  const close = open === '[' ? ']' : open
  let inner = text.slice(at + 1, end - 1)
  if (backslashes && open !== '`' && inner.includes('\\'))
    // One pass for both, so that a quote made by an escape is not taken for half of a doubled one.
    return inner.replaceAll(/\\([\s\S])|''/g, (all, sign: string | undefined) =>
      sign === undefined ? "'" : unescaped(all, sign),
    )
  if (inner.includes(close)) inner = inner.replaceAll(close + close, close)
  return inner
}

function unescaped(all: string, sign: string): string {
  // MySQL leaves `\%` and `\_` as they are, for patterns.
  return escapes[sign] ?? (sign === '%' || sign === '_' ? all : sign)
}

/** Index after white space and whole comments; -1 where a comment does not end. */
export function skipBlank(text: string, from: number, hashComments: boolean): number {
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    if (code <= 32) at++
    else if ((code === 45 && text.charCodeAt(at + 1) === 45) || (code === 35 && hashComments)) {
      const end = text.indexOf('\n', at)
      if (end === -1) return -1
      at = end + 1
    } else if (code === 47 && text.charCodeAt(at + 1) === 42) {
      const end = text.indexOf('*/', at + 2)
      if (end === -1) return -1
      at = end + 2
    } else return at
  }
}

export interface Token {
  kind: 'word' | 'name' | 'text' | 'sign' | 'end'
  text: string
  end: number
}

/** The next token of a statement's head at `at` (blank already skipped); undefined where it is not whole yet. */
export function nextToken(text: string, from: number, backslashes: boolean): Token | undefined {
  const at = skipBlank(text, from, false)
  if (at === -1) return undefined
  if (at >= text.length) return { kind: 'end', text: '', end: at }
  const sign = text[at]!
  if (sign === '"' || sign === '`' || sign === '[' || sign === "'") {
    const end = quotedEnd(text, at, backslashes && sign === "'")
    if (end === -1) return undefined
    return { kind: sign === "'" ? 'text' : 'name', text: unquote(text, at, end, backslashes && sign === "'"), end }
  }
  let end = at
  while (end < text.length && isWordCode(text.charCodeAt(end))) end++
  return end > at ? { kind: 'word', text: text.slice(at, end), end } : { kind: 'sign', text: sign, end: at + 1 }
}

/** Letters, digits, `_`, `$`, `@`, `#` and everything beyond ASCII. */
export function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 36 ||
    code === 64 ||
    code === 35 ||
    code >= 128
  )
}

/** Index after the text between dollar tags that opens at `at`; one sign on where no tag opens; -1 where it does not end. */
export function dollarEnd(text: string, at: number): number {
  const tag = /^\$[A-Za-z_0-9]{0,60}\$/.exec(text.slice(at, at + 64))?.[0]
  if (tag === undefined) return at + 1
  const end = text.indexOf(tag, at + tag.length)
  return end === -1 ? -1 : end + tag.length
}
