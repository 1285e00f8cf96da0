import type { ByteSource } from '../../../base/files/index.ts'
import { bufferOf } from '../containers/byte-range.ts'

const windowBytes = 1 << 20
const mark = Buffer.from('From ')
const lookAhead = 1024

/**
 * Where the messages of a mailbox lie: after each "From " line that stands at the start or after an empty line and has a
 * header line behind it, so that a sentence beginning with "From " splits nothing. Holds one window of the file.
 */
export function* splitMbox(bytes: ByteSource): Generator<{ start: number; end: number }> {
  let start = -1
  for (const { at, body } of envelopes(bytes)) {
    if (start >= 0) yield { start, end: at }
    start = body
  }
  if (start >= 0) yield { start, end: bytes.size }
}

function* envelopes(bytes: ByteSource): Generator<{ at: number; body: number }> {
  for (let base = 0; base < bytes.size; base += windowBytes) {
    // Three bytes before the window tell an empty line; some after it show the header behind the envelope.
    const from = Math.max(0, base - 3)
    const window = bufferOf(bytes.read(from, windowBytes + lookAhead + base - from))
    const edge = base + windowBytes - from
    for (let at = window.indexOf(mark, base - from); at >= 0 && at < edge; at = window.indexOf(mark, at + 1)) {
      const body = envelopeEnd(window, at, from === 0)
      if (body >= 0) yield { at: from + at, body: from + body }
    }
  }
}

/** Offset behind the envelope line at `at`, or -1 where the line is none. */
function envelopeEnd(window: Buffer, at: number, fromStart: boolean): number {
  const first = fromStart && (at === 0 || (at === 3 && window[0] === 0xef))
  if (!first && !afterEmptyLine(window, at)) return -1
  const lineEnd = window.indexOf(0x0a, at)
  if (lineEnd < 0) return -1
  const next = window.toString('latin1', lineEnd + 1, lineEnd + 200)
  return /^(?:>From |[A-Za-z][A-Za-z0-9-]*:)/.test(next) ? lineEnd + 1 : -1
}

function afterEmptyLine(window: Buffer, at: number): boolean {
  if (window[at - 1] !== 0x0a) return false
  return window[at - 2] === 0x0a || (window[at - 2] === 0x0d && (at < 3 || window[at - 3] === 0x0a))
}
