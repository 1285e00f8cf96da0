import { Headers, splitParameters } from './headers.ts'

/** One part of a message, or the message itself: a leaf with a body, or a multipart with parts. */
export interface Part {
  headers: Headers
  /** Lower-case media type, `text/plain` where none is given. */
  type: string
  parameters: Map<string, string>
  /** Lower-case disposition, '' where none is given, and its parameters. */
  disposition: string
  dispositionParameters: Map<string, string>
  /** The body as it lies in the message, still encoded. */
  body: Buffer
  parts: Part[]
  /** Numbered like IMAP: '1', '2.1'; the only part of a simple message is '1'. */
  number: string
}

const deepest = 20
const mostParts = 10_000

/** Takes a message apart. Bounded: at most 20 levels and 10,000 parts; what lies beyond stays in its parent's body. */
export function readParts(message: Buffer): Part {
  return readPart(message, '', 0, { left: mostParts })
}

function readPart(bytes: Buffer, number: string, depth: number, budget: { left: number }): Part {
  const { head, body } = splitHead(bytes)
  const headers = new Headers(head.toString('latin1'))
  const type = splitParameters(headers.raw('content-type'))
  const disposition = splitParameters(headers.raw('content-disposition'))
  const part: Part = {
    headers,
    type: type.value === '' ? 'text/plain' : type.value,
    parameters: type.parameters,
    disposition: disposition.value,
    dispositionParameters: disposition.parameters,
    body,
    parts: [],
    number: number === '' ? '1' : number,
  }
  const boundary = type.parameters.get('boundary')
  if (!part.type.startsWith('multipart/') || boundary === undefined || boundary === '' || depth >= deepest) return part
  splitBody(body, boundary).forEach((piece, i) => {
    if (budget.left-- <= 0) return
    part.parts.push(readPart(piece, number === '' ? `${i + 1}` : `${number}.${i + 1}`, depth + 1, budget))
  })
  return part
}

/** Headers end at the first empty line. A part that starts with one has no headers. */
function splitHead(bytes: Buffer): { head: Buffer; body: Buffer } {
  if (bytes[0] === 0x0a) return { head: bytes.subarray(0, 0), body: bytes.subarray(1) }
  if (bytes[0] === 0x0d && bytes[1] === 0x0a) return { head: bytes.subarray(0, 0), body: bytes.subarray(2) }
  const unix = bytes.indexOf('\n\n')
  const windows = bytes.indexOf('\n\r\n')
  const end = unix < 0 ? windows : windows < 0 ? unix : Math.min(unix, windows)
  if (end < 0) return { head: bytes, body: bytes.subarray(bytes.length) }
  return { head: bytes.subarray(0, end), body: bytes.subarray(end + (end === windows ? 3 : 2)) }
}

/** The pieces between boundary lines (RFC 2046 5.1.1); a missing last boundary is forgiven. */
function splitBody(body: Buffer, boundary: string): Buffer[] {
  const mark = Buffer.from(`--${boundary}`, 'latin1')
  const pieces: Buffer[] = []
  let start = -1
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + 1)) {
    if (at > 0 && body[at - 1] !== 0x0a && body[at - 1] !== 0x0d) continue
    const after = at + mark.length
    const last = body[after] === 0x2d && body[after + 1] === 0x2d
    const lineEnd = lineEndAfter(body, after)
    if (!last && !isBlank(body.subarray(after, lineEnd < 0 ? body.length : lineEnd))) continue
    if (start >= 0) pieces.push(body.subarray(start, withoutLineEnd(body, at, start)))
    start = last || lineEnd < 0 ? -1 : lineEnd + 1
    if (last) break
  }
  if (start >= 0) pieces.push(body.subarray(start))
  return pieces
}

/** Blanks after a boundary are few, so the search is short; -1 where no line ends within it. */
function lineEndAfter(body: Buffer, after: number): number {
  const found = body.subarray(after, after + 1000).indexOf(0x0a)
  return found < 0 ? -1 : after + found
}

function isBlank(bytes: Buffer): boolean {
  return bytes.length < 1000 && bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d)
}

/** The line end before a boundary belongs to the boundary. */
function withoutLineEnd(body: Buffer, at: number, start: number): number {
  let end = at
  if (end > start && body[end - 1] === 0x0a) end--
  if (end > start && body[end - 1] === 0x0d) end--
  return end
}
