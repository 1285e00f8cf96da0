import type { ByteSource } from '../../../../base/files/index.ts'
import type { Gap } from '../../content.ts'
import { decodePieces } from '../../decode-text.ts'
import type { ExtractContext } from '../contract.ts'
import type { PendingContent } from '../pending-content.ts'
import { type Json, parseJson } from './parse-json.ts'
import { ListReader } from './read-list.ts'
import { readValue } from './read-value.ts'

const longestLine = 64 << 20

/** JSON lines: every line one value, at `line=<its number>`. A line that is not JSON is one gap. */
export function* readLines(bytes: ByteSource, name: string, context: ExtractContext): Iterable<PendingContent> {
  const reader = new ListReader(readValue, '', name, 'line')
  let number = 0
  for (const line of linesOf(bytes)) {
    number++
    if (number % 256 === 0) context.checkIn()
    if (line === undefined) {
      yield gap(number, 'too-large', 'This line is too long to be read.')
      continue
    }
    const text = line.charCodeAt(0) === 0x1e ? line.slice(1) : line
    if (text.trim() === '') continue
    const value = parsed(text)
    if (value === undefined)
      yield { ...gap(number, 'damaged', 'This line is not valid JSON.'), bytes: Buffer.byteLength(text) }
    else yield* reader.take(value, number)
  }
  yield* reader.end()
}

/** The lines of a text of any size; undefined for one longer than the limit. */
function* linesOf(bytes: ByteSource): Iterable<string | undefined> {
  let rest = ''
  let tooLong = false
  for (const { text } of decodePieces(bytes, { overlapBytes: 0 })) {
    let at = 0
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', at)) {
      yield tooLong ? undefined : rest + text.slice(at, end)
      rest = ''
      tooLong = false
      at = end + 1
    }
    tooLong ||= rest.length + text.length - at > longestLine
    rest = tooLong ? '' : rest + text.slice(at)
  }
  if (tooLong) yield undefined
  else if (rest !== '') yield rest
}

function parsed(text: string): Json | undefined {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}

function gap(number: number, state: Gap['state'], reason: string): Gap {
  return { type: 'gap', where: `line=${number}`, state, reason, bytes: 0 }
}
