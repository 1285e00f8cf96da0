import type { ByteSource } from '../../../base/files/index.ts'
import type { Content } from '../content.ts'
import { decodePieces, decodeText } from '../decode-text.ts'
import type { ExtractContext, Extractor } from './contract.ts'
import { type Json, parseJson } from './json/parse-json.ts'
import { readLines } from './json/read-lines.ts'
import { readStream } from './json/read-stream.ts'
import { readValue } from './json/read-value.ts'
import { type PendingContent, spoolPending } from './pending-content.ts'

/** Up to this many bytes a document is parsed whole; beyond, its lists are cut element by element. */
const wholeBytes = 16 << 20

/**
 * JSON documents, JSON lines, and FHIR resources in either. A document that is too big or damaged is read element by
 * element, a broken line or element being one gap.
 */
export const json: Extractor = {
  name: 'json',
  kinds: ['json', 'ndjson'],
  async *extract(bytes: ByteSource, context: ExtractContext): AsyncIterable<Content> {
    const name = context.name.replace(/\.[a-z0-9]{1,6}$/i, '')
    yield* spoolPending(read(bytes, name, context), context)
  },
}

function* read(bytes: ByteSource, name: string, context: ExtractContext): Iterable<PendingContent> {
  if (context.kind === 'ndjson') return yield* readLines(bytes, name, context)
  const whole = bytes.size <= wholeBytes ? parsedWhole(bytes) : undefined
  if (whole !== undefined) yield* readValue(whole, '', name)
  else if (isLines(bytes)) yield* readLines(bytes, name, context)
  else yield* readStream(bytes, name, context)
}

function parsedWhole(bytes: ByteSource): Json | undefined {
  try {
    return parseJson(decodeText(bytes.all()).text)
  } catch {
    return undefined
  }
}

/** True where most of the first lines are whole JSON objects or lists. */
function isLines(bytes: ByteSource): boolean {
  for (const { text } of decodePieces(bytes, { overlapBytes: 0 })) {
    const lines = text
      .split('\n', 20)
      .map((line) => line.trim())
      .filter((line) => line !== '')
    return lines.length > 1 && lines.filter(isWholeValue).length * 2 >= lines.length
  }
  return false
}

function isWholeValue(line: string): boolean {
  if (!line.startsWith('{') && !line.startsWith('[')) return false
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}
