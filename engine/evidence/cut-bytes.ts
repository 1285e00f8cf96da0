/**
 * Where a stretch of encoded text may be cut. In every charset we read except UTF-16 and UTF-32, a byte below 0x30 is always a
 * character of its own (the second bytes of Big5, GB18030, Shift_JIS and the EUC family begin at 0x30), so line ends,
 * blanks and most punctuation can be found without decoding.
 */
export interface Cut {
  /** The piece is `window[0 .. end)`. Never 0 for a window of 8 bytes or more. */
  end: number
  isLineEnd: boolean
}

export function findCut(window: Uint8Array, charset: string): Cut {
  const unit = unitBytes(charset)
  if (unit > 1) return findWideCut(window, charset, unit)
  for (let at = window.length - 1; at >= 0; at--) {
    if (window[at] === 0x0a || (window[at] === 0x0d && at < window.length - 1)) return { end: at + 1, isLineEnd: true }
  }
  const soft = lastBelow(window, 0x21) ?? lastBelow(window, 0x30)
  if (soft !== undefined) return { end: soft + 1, isLineEnd: false }
  return { end: characterStart(window, window.length, charset) || window.length, isLineEnd: false }
}

/** The last byte below `limit` in the second half of the window. */
function lastBelow(window: Uint8Array, limit: number): number | undefined {
  for (let at = window.length - 1; at > window.length >> 1; at--) if (window[at]! < limit) return at
  return undefined
}

function findWideCut(window: Uint8Array, charset: string, unit: number): Cut {
  const low = charset.endsWith('le') ? 0 : unit - 1
  const whole = window.length - (window.length % unit)
  let blank = 0
  for (let at = whole - unit; at >= 0; at -= unit) {
    const isAscii = sumOfUnit(window, at, unit) === window[at + low]
    if (!isAscii) continue
    if (window[at + low] === 0x0a) return { end: at + unit, isLineEnd: true }
    if (blank === 0 && at > whole >> 1 && window[at + low]! <= 0x20) blank = at + unit
  }
  return { end: blank || characterStart(window, whole, charset) || window.length, isLineEnd: false }
}

function sumOfUnit(window: Uint8Array, at: number, unit: number): number {
  let sum = 0
  for (let byte = 0; byte < unit; byte++) sum += window[at + byte]!
  return sum
}

function unitBytes(charset: string): number {
  if (charset.startsWith('utf-16')) return 2
  return charset.startsWith('utf-32') ? 4 : 1
}

/** The greatest position <= `position` at which a character begins; `window` itself must begin with a character. */
export function characterStart(window: Uint8Array, position: number, charset: string): number {
  const at = Math.max(0, Math.min(position, window.length))
  const unit = unitBytes(charset)
  if (unit === 2) return surrogateStart(window, at - (at % 2), charset)
  if (unit === 4) return at - (at % 4)
  if (charset === 'utf-8') return utf8Start(window, at)
  return doubleByte.test(charset) ? doubleByteStart(window, at, charset) : at
}

function surrogateStart(window: Uint8Array, at: number, charset: string): number {
  if (at < 2) return 0
  const high = window[at - 2 + (charset.endsWith('le') ? 1 : 0)]!
  return (high & 0xfc) === 0xd8 ? at - 2 : at
}

function utf8Start(window: Uint8Array, at: number): number {
  let lead = at - 1
  while (lead > 0 && at - lead < 4 && (window[lead]! & 0xc0) === 0x80) lead--
  const byte = window[lead] ?? 0
  const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
  return lead + length > at && lead >= 0 ? lead : at
}

const doubleByte = /big5|gb|shift_jis|cp9|euc/

function doubleByteStart(window: Uint8Array, position: number, charset: string): number {
  let at = position - 1
  while (at >= 0 && window[at]! >= 0x30) at--
  for (at += 1; at < position; ) {
    const next = at + characterBytes(window, at, charset)
    if (next > position) break
    at = next
  }
  return at
}

function characterBytes(window: Uint8Array, at: number, charset: string): number {
  const lead = window[at]!
  if (lead <= 0x80 || lead === 0xff) return 1
  if (charset === 'shift_jis' && lead >= 0xa1 && lead <= 0xdf) return 1
  if (charset === 'euc-jp' && lead === 0x8f) return 3
  const second = window[at + 1]
  return charset === 'gb18030' && second !== undefined && second >= 0x30 && second <= 0x39 ? 4 : 2
}
