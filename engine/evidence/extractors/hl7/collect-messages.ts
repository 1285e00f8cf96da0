import type { RawLine } from './message-lines.ts'

/** The lines of one message, not yet decoded; blank lines left out. */
export interface RawMessage {
  lines: { text: string; number: number }[]
  /** Line of its first segment. */
  line: number
  bytes: number
  tooLong: boolean
  /** Text that stands outside of any message. */
  outside: boolean
}

const batchSegment = /^(?:FHS|BHS|BTS|FTS)[^A-Za-z0-9]/
const segment = /^[A-Z][A-Z0-9]{2}[^A-Za-z0-9\s]/
/** A header, also behind the time stamp of a log line. */
const header = /MSH[^A-Za-z0-9\s]{4,7}/

/**
 * Gathers lines into messages: a message begins at a line with MSH and ends before the next. Each batch header or trailer
 * is a message of its own. One message is held at a time, up to `longest` bytes.
 */
export function* collectMessages(lines: Iterable<RawLine>, longest: number): Iterable<RawMessage> {
  let message: RawMessage | undefined
  for (const raw of lines) {
    const text = raw.text === undefined ? undefined : withoutFraming(raw.text)
    if (text === undefined) {
      message ??= begin(raw.number, true)
      message.tooLong = true
      continue
    }
    if (text.trim() === '') continue
    const headerAt = text.startsWith('MSH') ? 0 : segment.test(text) ? -1 : text.search(header)
    const isBatch = batchSegment.test(text)
    if (headerAt !== -1 || isBatch || message === undefined) {
      if (message !== undefined) yield message
      message = begin(raw.number, headerAt === -1 && !isBatch)
    }
    add(message, headerAt > 0 ? text.slice(headerAt) : text, raw.number, longest)
    if (isBatch) {
      yield message
      message = undefined
    }
  }
  if (message !== undefined) yield message
}

function begin(line: number, outside: boolean): RawMessage {
  return { lines: [], line, bytes: 0, tooLong: false, outside }
}

function add(message: RawMessage, text: string, number: number, longest: number): void {
  message.bytes += text.length
  if (message.bytes > longest) message.tooLong = true
  if (message.tooLong) message.lines = []
  else message.lines.push({ text, number })
}

/** Without MLLP frame signs (VT, FS), zero bytes and the UTF-8 byte order mark (here three Latin-1 characters) at its ends. */
function withoutFraming(text: string): string {
  let from = text.startsWith('\xef\xbb\xbf') ? 3 : 0
  let to = text.length
  const isFrame = (code: number) => code === 0x0b || code === 0x1c || code === 0
  while (from < to && isFrame(text.charCodeAt(from))) from++
  while (to > from && isFrame(text.charCodeAt(to - 1))) to--
  return to - from === text.length ? text : text.slice(from, to)
}
