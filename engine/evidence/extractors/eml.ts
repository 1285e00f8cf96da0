import { bufferOf } from '../containers/byte-range.ts'
import { Unreadable } from '../content.ts'
import { messageContent } from '../mail/message-content.ts'
import type { Extractor } from './contract.ts'

/** One mail message (.eml, or .emlx with the byte count that Apple Mail puts before it). */
export const eml: Extractor = {
  name: 'eml',
  kinds: ['eml'],
  async *extract(bytes, context) {
    if (bytes.size > context.limits.wholeFileBytes)
      throw new Unreadable('too-large', 'The message is larger than can be opened at once')
    const message = bufferOf(bytes.all())
    const count = /^\d{1,12}\s*\n/.exec(message.toString('latin1', 0, 20))
    yield* messageContent(message.subarray(count?.[0].length ?? 0), { where: '', folder: '' }, context)
  },
}
