import { createHash } from 'node:crypto'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { Problem } from '../../errors.ts'
import type { ProofFiles } from './proof-files.ts'

const mostMembers = 1_000_000
/** Larger packs than this, unpacked, are not proofs. */
const mostBytes = 2 ** 40

/**
 * A ZIP as something to verify. Names that climb out of it, two members of one name and sizes that lie are refused.
 * Throws `LEDGER_MISSING` where it is no readable ZIP.
 */
export async function zipFiles(path: string): Promise<ProofFiles> {
  const zip = await yauzl.openPromise(path, { autoClose: false, validateEntrySizes: true }).catch((cause) => {
    throw unreadable(path, (cause as Error).message)
  })
  const members = new Map<string, Entry>()
  try {
    let total = 0
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue
      total += entry.uncompressedSize
      if (members.has(entry.fileName)) throw new Error('it holds two files of one name')
      if (members.size >= mostMembers || total > mostBytes) throw new Error('it is too large to be a proof')
      if (entry.isEncrypted()) throw new Error('it is encrypted')
      members.set(entry.fileName, entry)
    }
  } catch (cause) {
    zip.close()
    throw unreadable(path, (cause as Error).message)
  }
  return {
    name: path,
    list: () => [...members.keys()].sort(),
    read: (name, most) => readMember(zip, members.get(name), most),
    hash: (name) => hashMember(zip, members.get(name)),
    close: () => zip.close(),
  }
}

async function readMember(zip: ZipFile, entry: Entry | undefined, most: number): Promise<Uint8Array | undefined> {
  if (entry === undefined || entry.uncompressedSize > most) return undefined
  const pieces: Uint8Array[] = []
  for await (const piece of unpack(zip, entry)) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function hashMember(zip: ZipFile, entry: Entry | undefined): Promise<string | undefined> {
  if (entry === undefined) return undefined
  const hash = createHash('sha256')
  for await (const piece of unpack(zip, entry)) hash.update(piece)
  return hash.digest('hex')
}

/** What a damaged member gives until it fails: its hash tells the rest. */
async function* unpack(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>
  } catch {
    yield Buffer.from('\0damaged member')
  }
}

function unreadable(path: string, why: string): Problem {
  return new Problem(
    'LEDGER_MISSING',
    `${path} cannot be read as a proof pack: ${why}`,
    'Give a case folder, a ledger folder or a whole ZIP of one',
  )
}
