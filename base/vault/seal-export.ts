import { createHash, type Hash } from 'node:crypto'
import { addRecipients } from './export-recipients.ts'
import type { ObjectBody } from './object-store.ts'
import { partsOf } from './parts-of.ts'
import { passphraseStanza } from './passphrase-stanza.ts'
import type { Secret } from './secret.ts'

/** Who can open an export: holders of the secret keys to these public ones (`age1...`), or whoever is told the passphrase. */
export type ExportTo = { recipients: readonly string[] } | { passphrase: Secret }

/** What went in or came out: SHA-256 in hex, and length. */
export interface Sum {
  sha256: string
  bytes: number
}

export interface SealedExport {
  /** The age file, in pieces of about 64 KiB. To be read once; who stops early closes the content. */
  pieces: AsyncGenerator<Uint8Array, void, undefined>
  /** Known when all pieces were read; throws an Error before (a defect of ours). */
  sums(): { content: Sum; sealed: Sum }
}

const pieceBytes = 1 << 16

/**
 * Seals `content` for somebody outside as an age file (age-encryption.org/v1), which `age -d` opens without anything of ours. In
 * constant memory: the content is read as fast as the pieces are taken. What the content throws, the pieces throw.
 * Throws `RECIPIENT_INVALID` before anything is read.
 */
export async function sealExport(content: ObjectBody, to: ExportTo): Promise<SealedExport> {
  // Loaded when needed: it takes 60 ms and 23 MiB.
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  if ('recipients' in to) addRecipients(encrypter, to.recipients)
  else encrypter.addRecipient(passphraseStanza(to.passphrase))
  const plain = new Summed()
  const sealed = new Summed()
  const source = plain.of(partsOf(content, pieceBytes))
  const stream = await encrypter.encrypt(ReadableStream.from(source))
  return {
    pieces: closing(source, sealed.of(stream)),
    sums: () => ({ content: plain.sum(), sealed: sealed.sum() }),
  }
}

/** Streams close what they read from a little later; whoever stops wants it closed when he has stopped. */
async function* closing<T>(source: AsyncGenerator<T>, pieces: AsyncGenerator<T>): AsyncGenerator<T, void, undefined> {
  try {
    yield* pieces
  } finally {
    await source.return(undefined)
  }
}

/** Hashes and counts what passes. */
class Summed {
  readonly #hash: Hash = createHash('sha256')
  #bytes = 0
  #sum: Sum | undefined

  async *of(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const piece of pieces) {
      this.#hash.update(piece)
      this.#bytes += piece.length
      yield piece
    }
    this.#sum = { sha256: this.#hash.digest('hex'), bytes: this.#bytes }
  }

  sum(): Sum {
    if (this.#sum === undefined) throw new Error('an export has no sums before it was read to its end')
    return this.#sum
  }
}
