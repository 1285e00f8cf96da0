import { type Content, Unreadable } from '../../content.ts'

/**
 * Reads one part of a document; where the part is damaged, what was read of it stays, the damage is a gap, and the caller goes on
 * with the next part. Limits that are used up still end the document.
 */
export async function* orGap(content: AsyncIterable<Content>, where: string): AsyncIterable<Content> {
  try {
    yield* content
  } catch (error) {
    if (error instanceof Unreadable) throw error
    yield { type: 'gap', where, state: 'damaged', reason: 'This part of the document is damaged', bytes: 0 }
  }
}
