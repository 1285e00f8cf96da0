import type { ByteSource } from '../../../../base/files/index.ts'
import { shownCells } from '../../collect-content.ts'
import { type Content, Unreadable, type UnreadState } from '../../content.ts'
import { defaultLimits, type ExtractContext, type Extractor, type Limits } from '../contract.ts'

/** What a test sees of one reading. */
export interface Reading {
  content: Content[]
  /** Why it ended early, where it did: the state of `Unreadable`, `damaged` for any other exception. */
  ended: UnreadState | undefined
  reason: string
  /** What was spooled, by the name it was given. */
  spooled: Map<string, Buffer>
}

/** Runs an extractor as the caller would, with a spool in memory. For tests. */
export async function readAll(
  extractor: Extractor,
  bytes: ByteSource,
  {
    kind = extractor.kinds[0]!,
    limits = defaultLimits,
    name = '',
  }: { kind?: string; limits?: Limits; name?: string } = {},
): Promise<Reading> {
  const reading: Reading = { content: [], ended: undefined, reason: '', spooled: new Map() }
  const context: ExtractContext = {
    kind,
    name,
    limits,
    checkIn() {},
    async spool(data) {
      const pieces: Uint8Array[] = []
      if (data instanceof Uint8Array) pieces.push(data)
      else for await (const piece of data) pieces.push(piece)
      const spooled = `spool/${reading.spooled.size + 1}`
      const kept = Buffer.concat(pieces)
      reading.spooled.set(spooled, kept)
      return { spooled, bytes: kept.length }
    },
  }
  try {
    for await (const piece of extractor.extract(bytes, context)) reading.content.push(piece)
  } catch (error) {
    reading.ended = error instanceof Unreadable ? error.state : 'damaged'
    reading.reason = (error as Error).message
  }
  return reading
}

/** All that a reading holds as one text: passages, cells (joined by tabs) and what they show, values of fields. */
export function textOf(content: readonly Content[]): string {
  const parts: string[] = []
  for (const piece of content) {
    if (piece.type === 'passage') parts.push(piece.text)
    if (piece.type === 'table') parts.push(piece.columns.join('\t'))
    if (piece.type === 'rows') for (const row of piece.rows) parts.push(row.join('\t'))
    if (piece.type === 'rows') parts.push(...shownCells(piece).map(({ text }) => text))
    if (piece.type === 'fields') parts.push(piece.values.join('\n'))
  }
  return parts.join('\n')
}
