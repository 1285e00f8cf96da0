import { bufferOf } from '../containers/byte-range.ts'
import { messageContent } from '../mail/message-content.ts'
import { splitMbox } from '../mail/split-mbox.ts'
import type { Extractor } from './contract.ts'

/** A mailbox of many messages in one file (mbox), read message by message, whatever its size. */
export const mbox: Extractor = {
  name: 'mbox',
  kinds: ['mbox'],
  async *extract(bytes, context) {
    let number = 0
    for (const { start, end } of splitMbox(bytes)) {
      number++
      context.checkIn()
      const place = { where: `msg=${number}`, folder: `${number}/` }
      if (end - start > context.limits.wholeFileBytes) {
        const reason = 'The message is larger than can be opened at once'
        yield { type: 'gap', where: place.where, state: 'too-large', reason, bytes: end - start }
        continue
      }
      yield* messageContent(bufferOf(bytes.read(start, end - start)), place, context)
    }
  },
}
