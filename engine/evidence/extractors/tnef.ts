import { bufferOf } from '../containers/byte-range.ts'
import { MemberNames } from '../containers/member-names.ts'
import { Unreadable } from '../content.ts'
import { outlookContent } from '../mail/outlook-content.ts'
import { readTnef } from '../mail/read-tnef.ts'
import type { Extractor } from './contract.ts'

/** winmail.dat: the wrapping that Outlook puts around a message's formatting and attachments (TNEF). */
export const tnef: Extractor = {
  name: 'tnef',
  kinds: ['tnef'],
  async *extract(bytes, context) {
    if (bytes.size > context.limits.wholeFileBytes)
      throw new Unreadable('too-large', 'It is larger than can be opened at once')
    const { item, attachments, lost } = readTnef(bufferOf(bytes.all()))
    yield* outlookContent(item, { where: '', folder: '' }, context)
    const names = new MemberNames()
    for (const attachment of attachments) {
      context.checkIn()
      const { name, printed } = names.take(attachment.name)
      const kept = await context.spool(attachment.data)
      yield { type: 'child', name, ...(printed !== undefined && { printed }), ...kept }
    }
    if (lost > 0) {
      const reason = `The last ${lost} bytes are damaged or do not belong to it`
      yield { type: 'gap', where: '', state: 'partial', reason, bytes: lost }
    }
  },
}
