import type { Transform } from 'node:stream'
import { createInflateRaw, createZstdDecompress } from 'node:zlib'
import { Problem } from '../../../base/errors.ts'
import type { ByteSource } from '../../../base/files/index.ts'
import { MemberNames, NameDecoder } from '../containers/member-names.ts'
import { scannedMembers } from '../containers/scan-zip.ts'
import { salvaged } from '../containers/unpack.ts'
import { listedMembers, type ZipMember } from '../containers/zip-members.ts'
import { type Content, type Gap, Unreadable } from '../content.ts'
import type { ExtractContext, Extractor } from './contract.ts'

/** ZIP archives: every member becomes a child, or a gap with the member's name. A broken directory is scanned around. */
export const zip: Extractor = {
  name: 'zip',
  kinds: ['zip'],
  async *extract(bytes, context) {
    const names = new MemberNames()
    const decoder = new NameDecoder()
    let count = 0
    for await (const member of allMembers(bytes)) {
      if ('type' in member) {
        yield member
        continue
      }
      const printed = member.unicodeName ?? decoder.decode(member.rawName)
      if (isFolder(printed, member)) continue
      if (++count > context.limits.members)
        throw new Unreadable('too-large', `It holds more than ${context.limits.members} members`)
      context.checkIn()
      yield* readMember(member, names.take(printed), context)
    }
  },
}

function isFolder(printed: string, member: ZipMember): boolean {
  return /[/\\]$/.test(printed) && (member.unpacked ?? 0) === 0
}

/** Members of the directory; where it breaks, a gap that says so, then the rest by their own headers. */
async function* allMembers(bytes: ByteSource): AsyncGenerator<ZipMember | Gap> {
  const seen = new Set<number>()
  try {
    for await (const member of listedMembers(bytes)) {
      seen.add(member.headerAt)
      yield member
    }
  } catch (error) {
    const detail = (error as Error).message
    const reason = `The archive's directory is damaged (${detail}); members were looked for one by one`
    yield { type: 'gap', where: '', state: seen.size > 0 ? 'partial' : 'damaged', reason, bytes: 0 }
    for (const member of scannedMembers(bytes)) if (!seen.has(member.headerAt)) yield member
  }
}

async function* readMember(
  member: ZipMember,
  { name, printed }: { name: string; printed?: string },
  context: ExtractContext,
): AsyncGenerator<Content> {
  const gap = (state: Gap['state'], reason: string): Gap => {
    return { type: 'gap', where: `member=${name}`, state, reason, bytes: member.unpacked ?? member.packed ?? 0 }
  }
  if (member.encrypted) return yield gap('encrypted', `${name} is protected with a password`)
  const decoder = decoderFor(member.method)
  if (decoder === 'unknown')
    return yield gap('unsupported', `${name} is packed by method ${member.method}, not read here`)
  try {
    const unpacked = salvaged(await member.packedPieces(), decoder)
    const { spooled, bytes } = await context.spool(withoutBomb(unpacked.pieces, member.packed, context.limits.ratio))
    const failure = unpacked.failure()
    if (bytes > 0 || failure === undefined) {
      yield { type: 'child', name, ...(printed !== undefined && { printed }), spooled, bytes }
    }
    if (failure !== undefined) {
      const state = bytes > 0 ? 'partial' : 'damaged'
      yield gap(state, `${name} is damaged after ${bytes} bytes (${failure.message})`)
    } else if (member.unpacked !== undefined && member.unpacked > bytes) {
      yield gap('partial', `${name} ends after ${bytes} of ${member.unpacked} bytes`)
    } else if (member.crc !== undefined && member.crc !== unpacked.crc()) {
      yield gap('partial', `${name} does not match its checksum, so parts of it may be wrong`)
    }
  } catch (error) {
    // One member over a limit, or without a readable header of its own, does not end the archive; a full disk does.
    if (error instanceof Unreadable) yield gap(error.state, `${name}: ${error.message}`)
    else if (error instanceof Problem) throw error
    else yield gap('damaged', `${name} cannot be found in the archive (${(error as Error).message})`)
  }
}

function decoderFor(method: number): Transform | undefined | 'unknown' {
  if (method === 0) return undefined
  if (method === 8) return createInflateRaw()
  if (method === 93) return createZstdDecompress()
  return 'unknown'
}

/** Ends a member that grows out of all proportion. What the archive says of its size is not asked: a bomb may lie. */
async function* withoutBomb(
  pieces: AsyncIterable<Uint8Array>,
  packed: number | undefined,
  ratio: number,
): AsyncGenerator<Uint8Array> {
  const most = Math.max(10 * 2 ** 20, (packed ?? Number.POSITIVE_INFINITY) * ratio)
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > most) throw new Unreadable('too-large', `it unpacks to more than ${ratio} times its size`)
    yield piece
  }
}
