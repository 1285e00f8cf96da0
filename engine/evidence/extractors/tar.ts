import { rangeOf } from '../containers/byte-range.ts'
import { MemberNames, NameDecoder } from '../containers/member-names.ts'
import { type TarMember, tarMembers } from '../containers/tar-members.ts'
import { type Content, type Gap, Unreadable } from '../content.ts'
import type { ExtractContext, Extractor } from './contract.ts'

/** TAR archives: every file becomes a child; links and devices hold no bytes and are passed over. */
export const tar: Extractor = {
  name: 'tar',
  kinds: ['tar'],
  async *extract(bytes, context) {
    const names = new MemberNames()
    const decoder = new NameDecoder()
    const lost: Gap[] = []
    let count = 0
    const onLost = (at: number, length: number): void => {
      const reason = `${length} bytes from byte ${at} belong to no readable member`
      lost.push({ type: 'gap', where: '', state: count > 0 ? 'partial' : 'damaged', reason, bytes: length })
    }
    for (const member of tarMembers(bytes, onLost)) {
      yield* lost.splice(0)
      context.checkIn()
      if (!['0', '7', 'S'].includes(member.type)) continue
      if (++count > context.limits.members)
        throw new Unreadable('too-large', `It holds more than ${context.limits.members} members`)
      const { name, printed } = names.take(decoder.decode(member.rawName))
      const left = Math.max(0, Math.min(member.bytes, bytes.size - member.start))
      yield* readMember(member, left, { name, ...(printed !== undefined && { printed }) }, context, () =>
        rangeOf(bytes, member.start, member.start + left),
      )
    }
    yield* lost
  },
}

async function* readMember(
  member: TarMember,
  left: number,
  named: { name: string; printed?: string },
  context: ExtractContext,
  pieces: () => Iterable<Uint8Array>,
): AsyncGenerator<Content> {
  const gap = (state: Gap['state'], reason: string, bytes: number): Gap => {
    return { type: 'gap', where: `member=${named.name}`, state, reason: `${named.name} ${reason}`, bytes }
  }
  if (member.type === 'S') {
    yield gap('unsupported', 'is stored with holes (sparse), which is not read here', member.bytes)
    return
  }
  try {
    const { spooled, bytes } = await context.spool(pieces())
    yield { type: 'child', ...named, spooled, bytes }
    if (left < member.bytes) yield gap('partial', `ends after ${left} of ${member.bytes} bytes`, member.bytes - left)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    yield gap(error.state, `was not unpacked: ${error.message}`, member.bytes)
  }
}
