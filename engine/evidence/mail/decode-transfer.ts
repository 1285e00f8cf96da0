/** Undoes a Content-Transfer-Encoding; an unknown one leaves the bytes as they are. */
export function decodeTransfer(body: Buffer, encoding: string): Buffer {
  const name = encoding.trim().toLowerCase()
  if (name === 'base64') return decodeBase64(body)
  if (name === 'quoted-printable') return decodeQuoted(body)
  if (name === 'x-uuencode' || name === 'uuencode' || name === 'x-uue') return decodeUu(body)
  return body
}

/** Several encoded runs after one another, each with its own padding, are common in mails put together by gateways. */
function decodeBase64(body: Buffer): Buffer {
  const text = body.toString('latin1')
  const padding = text.indexOf('=')
  if (padding < 0 || !/[A-Za-z0-9+/]/.test(text.slice(padding))) return Buffer.from(text, 'base64')
  return Buffer.concat(text.split(/=+/).map((run) => Buffer.from(run, 'base64')))
}

/** RFC 2045 6.7; what is no valid escape stays as printed. */
export function decodeQuoted(body: Buffer): Buffer {
  const out = Buffer.allocUnsafe(body.length)
  let size = 0
  for (let at = 0; at < body.length; at++) {
    const byte = body[at]!
    if (byte !== 0x3d) {
      out[size++] = byte
      continue
    }
    const value = hexOf(body[at + 1]) * 16 + hexOf(body[at + 2])
    if (value >= 0) {
      out[size++] = value
      at += 2
      continue
    }
    const lineEnd = softBreak(body, at + 1)
    if (lineEnd < 0) out[size++] = byte
    else at = lineEnd
  }
  return out.subarray(0, size)
}

/** Offset of the line feed that ends a soft line break after "=", or -1. */
function softBreak(body: Buffer, from: number): number {
  for (let at = from; at < body.length && at < from + 80; at++) {
    if (body[at] === 0x0a) return at
    if (body[at] !== 0x0d && body[at] !== 0x20 && body[at] !== 0x09) return -1
  }
  return from >= body.length ? body.length : -1
}

function hexOf(byte: number | undefined): number {
  if (byte === undefined) return -1000
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte & 0xdf
  return letter >= 0x41 && letter <= 0x46 ? letter - 55 : -1000
}

/** The classic uuencode: a "begin" line, lines with their own length, "end". */
export function decodeUu(body: Buffer): Buffer {
  const pieces: Buffer[] = []
  for (const line of body.toString('latin1').split(/\r?\n/)) {
    if (line === '' || line.startsWith('begin ')) continue
    if (line === 'end') break
    pieces.push(uuLine(line))
  }
  return Buffer.concat(pieces)
}

function uuLine(line: string): Buffer {
  const length = (line.charCodeAt(0) - 32) & 63
  const out = Buffer.alloc(length)
  const six = (i: number): number => (i < line.length ? (line.charCodeAt(i) - 32) & 63 : 0)
  for (let byte = 0, at = 1; byte < length; byte += 3, at += 4) {
    const word = (six(at) << 18) | (six(at + 1) << 12) | (six(at + 2) << 6) | six(at + 3)
    out[byte] = word >> 16
    if (byte + 1 < length) out[byte + 1] = (word >> 8) & 255
    if (byte + 2 < length) out[byte + 2] = word & 255
  }
  return out
}
