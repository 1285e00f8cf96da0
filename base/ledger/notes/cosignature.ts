import { type Signer, signatureTypes, type Verifier } from './key.ts'
import { type SignedNote, signatureLine } from './signed-note.ts'

/** A witness's line under a checkpoint: "at this time, this was the largest tree of that log I had seen" (C2SP tlog-cosignature, Ed25519). */
export function cosign(note: SignedNote, signer: Signer, at: number): string {
  const seconds = Math.floor(at / 1000)
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(seconds))
  return signatureLine(signer.verifier, Buffer.concat([time, signer.sign(cosigned(note, seconds))]))
}

/** When `witness` cosigned the note, in milliseconds since 1970; undefined where it did not, or a line of it does not check. */
export function cosignedAt(note: SignedNote, witness: Verifier): number | undefined {
  if (witness.type !== signatureTypes.cosignature) return undefined
  const own = note.signatures.filter(({ name, id }) => name === witness.name && id === witness.id)
  const times = own.map(({ signature }) => checkedTime(note, witness, Buffer.from(signature)))
  return times.length === 0 || times.includes(Number.NaN) ? undefined : Math.max(...times) * 1000
}

function checkedTime(note: SignedNote, witness: Verifier, signature: Buffer): number {
  if (signature.length !== 8 + 64) return Number.NaN
  const seconds = Number(signature.readBigUInt64BE())
  return witness.verify(cosigned(note, seconds), signature.subarray(8)) ? seconds : Number.NaN
}

function cosigned(note: SignedNote, seconds: number): Uint8Array {
  return Buffer.from(`cosignature/v1\ntime ${seconds}\n${note.text}`)
}
