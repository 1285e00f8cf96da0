import type { Content } from '../content.ts'
import type { ExtractContext } from './contract.ts'

/** What a reader without a spool says: content, or the bytes of a child or a picture that still have to be put into the spool. */
export type PendingContent =
  | Content
  | { type: 'bytes'; name: string; data: Uint8Array }
  | { type: 'picture-bytes'; where: string; data: Uint8Array }

/** Hands content on, the bytes among it as children or pictures. */
export async function* spoolPending(
  contents: Iterable<PendingContent>,
  context: ExtractContext,
): AsyncIterable<Content> {
  for (const piece of contents) {
    if (piece.type === 'bytes') yield { type: 'child', name: piece.name, ...(await context.spool(piece.data)) }
    else if (piece.type === 'picture-bytes')
      yield { type: 'picture', where: piece.where, spooled: (await context.spool(piece.data)).spooled }
    else yield piece
  }
}
