import { type Signer, signatureTypes, type Verifier } from './key.ts'

/** Text with its signatures (C2SP signed-note). `text` ends in a newline. */
export interface SignedNote {
  text: string
  signatures: { name: string; id: string; signature: Uint8Array }[]
}

/** Larger notes are not read. */
export const mostNoteBytes = 64 * 1024

const line = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/
const control = /\p{Cc}/u

/** Signs `text`, which must end in a newline: the text, an empty line, one signature line. */
export function signNote(text: string, signer: Signer): string {
  return `${text}\n${signatureLine(signer.verifier, signer.sign(Buffer.from(text)))}`
}

/** `— name base64(id || signature)` and a newline. */
export function signatureLine({ name, id }: Verifier, signature: Uint8Array): string {
  return `— ${name} ${Buffer.concat([Buffer.from(id, 'hex'), signature]).toString('base64')}\n`
}

/** Reads a note to the letter: what is not exactly as a signer writes it is no note (undefined). */
export function parseNote(bytes: Uint8Array): SignedNote | undefined {
  if (bytes.length > mostNoteBytes) return undefined
  const note = Buffer.from(bytes).toString('utf8')
  if (!Buffer.from(note).equals(bytes) || control.test(note.replaceAll('\n', ''))) return undefined
  const middle = note.lastIndexOf('\n\n')
  if (middle < 0 || !note.endsWith('\n')) return undefined
  const signatures = note
    .slice(middle + 2, -1)
    .split('\n')
    .map(parseLine)
  if (signatures.some((one) => one === undefined)) return undefined
  return { text: note.slice(0, middle + 1), signatures: signatures.filter((one) => one !== undefined) }
}

function parseLine(text: string): SignedNote['signatures'][number] | undefined {
  const [, name, base64] = line.exec(text) ?? []
  if (name === undefined || base64 === undefined) return undefined
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length < 5 || bytes.toString('base64') !== base64) return undefined
  return { name, id: bytes.toString('hex', 0, 4), signature: bytes.subarray(4) }
}

/** Whether `key` signed the note: there is a line of it, and every line of it checks. */
export function isSignedBy(note: SignedNote, key: Verifier): boolean {
  const own = note.signatures.filter(({ name, id }) => name === key.name && id === key.id)
  const text = Buffer.from(note.text)
  return key.type === signatureTypes.note && own.length > 0 && own.every(({ signature }) => key.verify(text, signature))
}
