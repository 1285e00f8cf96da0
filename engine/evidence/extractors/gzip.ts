import { createGunzip, createZstdDecompress } from 'node:zlib'
import type { ByteSource } from '../../../base/files/index.ts'
import { bufferOf } from '../containers/byte-range.ts'
import { NameDecoder, safeName } from '../containers/member-names.ts'
import { salvaged } from '../containers/unpack.ts'
import type { Extractor } from './contract.ts'

/** One file packed by gzip or zstd: its content is one child, by its own name without the ending. */
export const gzip: Extractor = {
  name: 'gzip',
  kinds: ['gzip', 'zstd'],
  async *extract(bytes, context) {
    const name = innerName(context.name, context.kind === 'gzip' ? printedName(bytes) : '')
    const unpacked = salvaged(bytes.pieces(), context.kind === 'gzip' ? createGunzip() : createZstdDecompress())
    const { spooled, bytes: size } = await context.spool(unpacked.pieces)
    const failure = unpacked.failure()
    if (size > 0 || failure === undefined) yield { type: 'child', name, spooled, bytes: size }
    if (failure !== undefined) {
      const reason = `It is damaged after ${size} unpacked bytes (${failure.message})`
      yield { type: 'gap', where: '', state: size > 0 ? 'partial' : 'damaged', reason, bytes: 0 }
    }
  },
}

/** `dump.sql.gz` holds `dump.sql`, `files.tgz` holds `files.tar`; otherwise the name that the gzip header carries. */
function innerName(name: string, printed: string): string {
  const whole = name.replace(/\.t(?:gz|az|zst)$/i, '.tar')
  if (whole !== name) return safeName(whole)
  const cut = name.replace(/\.(?:gz|gzip|z|zst|zstd)$/i, '')
  if (cut !== name && cut !== '') return safeName(cut)
  return safeName(printed || `${name}.content`)
}

/** RFC 1952: the name stands after the optional extra field, up to a zero. */
function printedName(bytes: ByteSource): string {
  const head = bufferOf(bytes.read(0, 4096))
  const flags = head[3] ?? 0
  if ((flags & 8) === 0 || head.length < 12) return ''
  const start = (flags & 4) === 0 ? 10 : 12 + head.readUInt16LE(10)
  const end = head.indexOf(0, start)
  return end < 0 ? '' : new NameDecoder().decode(head.subarray(start, end))
}
