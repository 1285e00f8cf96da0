/** One token of an RTF file. */
export type RtfToken =
  | { type: 'open' | 'close' }
  | { type: 'word'; word: string; value: number | undefined }
  /** Bytes of text in the code page in force. */
  | { type: 'bytes'; bytes: number[] | Uint8Array }
  /** The raw bytes of `\bin`. */
  | { type: 'binary'; bytes: Uint8Array }

const backslash = 0x5c
const openBrace = 0x7b
const closeBrace = 0x7d
const longestWord = 40

/**
 * Splits RTF into tokens ([RTF 1.9.1] "RTF syntax"). Never throws: whatever comes, every byte is passed over once. Escaped
 * signs and `\'hh` come as bytes, so that the halves of a Chinese character meet again.
 */
export function* rtfTokens(bytes: Uint8Array): Iterable<RtfToken> {
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at]!
    if (byte === openBrace || byte === closeBrace) {
      yield { type: byte === openBrace ? 'open' : 'close' }
      at++
    } else if (byte === backslash) {
      const { token, next } = readControl(bytes, at)
      yield token
      at = next
    } else {
      let end = at + 1
      while (end < bytes.length && !isSpecial(bytes[end]!)) end++
      yield { type: 'bytes', bytes: bytes.subarray(at, end) }
      at = end
    }
  }
}

function isSpecial(byte: number): boolean {
  return byte === backslash || byte === openBrace || byte === closeBrace
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90))
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57
}

function readControl(bytes: Uint8Array, from: number): { token: RtfToken; next: number } {
  let at = from + 1
  if (!isLetter(bytes[at])) return readSymbol(bytes, at)
  let word = ''
  while (isLetter(bytes[at]) && word.length < longestWord) word += String.fromCharCode(bytes[at++]!)
  const sign = bytes[at] === 0x2d ? -1 : 1
  if (sign === -1 && isDigit(bytes[at + 1])) at++
  let value: number | undefined
  for (let digits = 0; digits < 10 && isDigit(bytes[at]); digits++) value = (value ?? 0) * 10 + bytes[at++]! - 48
  if (bytes[at] === 0x20) at++
  if (word === 'bin' && value !== undefined && value > 0)
    return { token: { type: 'binary', bytes: bytes.subarray(at, at + value) }, next: at + value }
  return { token: { type: 'word', word, value: value === undefined ? undefined : sign * value }, next: at }
}

/** `\'hh`, and signs: `\~` and `\_` are a blank and a hyphen, `\-` is nothing, an escaped line end is a paragraph. */
function readSymbol(bytes: Uint8Array, at: number): { token: RtfToken; next: number } {
  const symbol = bytes[at]
  if (symbol === undefined) return { token: { type: 'bytes', bytes: [] }, next: at }
  if (symbol === 0x27) {
    const byte = Number.parseInt(String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0), 16)
    return { token: { type: 'bytes', bytes: Number.isNaN(byte) ? [] : [byte] }, next: at + 3 }
  }
  const next = at + 1
  if (symbol === 0x2a) return { token: { type: 'word', word: '*', value: undefined }, next }
  if (symbol === 0x0a || symbol === 0x0d) return { token: { type: 'word', word: 'par', value: undefined }, next }
  const stands: Record<number, number[]> = { 126: [0x20], 95: [0x2d], 45: [], 58: [], 124: [] }
  return { token: { type: 'bytes', bytes: stands[symbol] ?? [symbol] }, next }
}
