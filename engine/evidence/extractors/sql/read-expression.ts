import { isUtf8 } from 'node:buffer'
import { fileEnding } from '../file-ending.ts'
import { isWordCode, quotedEnd, unquote } from './scan-tokens.ts'
import { decodeServerDate } from './server-date.ts'

/**
 * The value that an expression of a dump stands for: `N'...'`, `_binary '...'`, `E'...'`, `CAST(N'...' AS date)`, `'...'::text`,
 * `0x...`, `X'...'`, `'a' || 'b'`, `replace('...','\n',char(10))`. What is none of these comes as it is written.
 */
export function readExpression(text: string, backslashes: boolean): string {
  const trimmed = text.trim()
  if (trimmed.startsWith("N'") && quotedEnd(trimmed, 1, backslashes) === trimmed.length)
    return unquote(trimmed, 1, trimmed.length, backslashes)
  const hex = /^(?:_binary\s*)?(?:0x([0-9a-f]*)|x'([0-9a-f]*)')$/i.exec(trimmed)
  if (hex !== null) return hexText(hex[1] ?? hex[2]!)
  const cast = /^(?:CAST|CONVERT)\s*\(\s*0x([0-9a-f]+)\s+AS\s+(\w+)/i.exec(trimmed)
  if (cast !== null) return decodeServerDate(cast[1]!, cast[2]!) ?? `0x${cast[1]!}`
  const texts = literals(trimmed, backslashes)
  if (texts.length === 0) return /^null$/i.test(trimmed) ? '' : trimmed
  if (/^(?:unistr|replace)\s*\(/i.test(trimmed)) return sqliteText(trimmed, texts)
  return /^\w+\s*\(/.test(trimmed) ? texts[0]! : texts.join('')
}

/** Every quoted text in it. */
function literals(text: string, backslashes: boolean): string[] {
  const found: string[] = []
  for (let at = text.indexOf("'"); at !== -1; at = text.indexOf("'", at)) {
    const escaped = backslashes || (/[eE]/.test(text[at - 1] ?? '') && !isWordCode(text.charCodeAt(at - 2)))
    const end = quotedEnd(text, at, escaped)
    if (end === -1) return found
    found.push(unquote(text, at, end, escaped))
    at = end
  }
  return found
}

/** How SQLite's own dump writes line ends: nested `replace(..., '\n', char(10))`, newer `unistr('...\u000a...')`. */
function sqliteText(expression: string, texts: readonly string[]): string {
  let text = texts[0]!
  if (/^unistr/i.test(expression))
    return text.replaceAll(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  for (const [at, code] of [...expression.matchAll(/char\((\d{1,7})\)/gi)].entries()) {
    const mark = texts[at + 1]
    if (mark !== undefined && mark !== '')
      text = text.replaceAll(mark, String.fromCodePoint(Math.min(Number(code[1]), 0x10ffff)))
  }
  return text
}

/** Bytes that are readable text come as text, others, and whole files, as `0x...`. */
function hexText(hex: string): string {
  const bytes = Buffer.from(hex, 'hex')
  if (hex === '') return ''
  if (bytes.length !== hex.length / 2 || !isUtf8(bytes) || fileEnding(bytes) !== undefined) return `0x${hex}`
  const text = bytes.toString('utf8')
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return `0x${hex}`
  }
  return text
}
