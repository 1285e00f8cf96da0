import type { ByteSource } from '../../base/files/index.ts'
import { decodeAs, guessCharset } from './decode-text.ts'
import { kindByMagic, type Verdict } from './kinds/magic.ts'
import { looksLikeMail } from './kinds/mail.ts'
import { isOle, kindOfOle } from './kinds/ole.ts'
import { sampleText } from './kinds/sample.ts'
import { kindOfText } from './kinds/text.ts'
import { isZip, kindOfZip } from './kinds/zip.ts'

const headBytes = 64 * 1024

/**
 * What an item is, by its content; its `name` only tips the balance between kinds of text. Answers a kind of the
 * extractors' list, or another short word (`7z`, `mp4`, `encrypted-office`), `unknown`, or `empty` for 0 bytes.
 * `why` is a phrase for the report. Never throws on content; throws only when the bytes cannot be read.
 */
export async function detectKind(bytes: ByteSource, name: string): Promise<Verdict> {
  if (bytes.size === 0) return { kind: 'empty', why: 'it has no bytes' }
  const head = bytes.read(0, headBytes)
  if (isZip(head)) return kindOfZip(bytes, head)
  if (isOle(head)) return kindOfOle(bytes)
  const marked = kindByMagic(head)
  if (marked !== undefined) return marked
  const text = sampleText(head) ?? wideText(head)
  if (text !== undefined) return kindOfText(text, name.toLowerCase())
  // A message may carry raw bytes after its headers (yEnc, BINARYMIME).
  const first = sampleText(head.subarray(0, 1024))
  if (first !== undefined && looksLikeMail(first)) return { kind: 'eml', why: 'starts with mail headers' }
  if (/\.(?:dcm|dicom)$/i.test(name)) return { kind: 'dicom', why: 'binary data whose name says it is DICOM' }
  return (await kindByLibrary(head)) ?? { kind: 'unknown', why: 'binary data of no known kind' }
}

/** Chinese in UTF-16 has few zero bytes to know it by; the charset detector knows its blocks. */
function wideText(head: Uint8Array): string | undefined {
  const charset = guessCharset(head)
  if (!/^utf-(?:16|32)/.test(charset)) return undefined
  const text = decodeAs(head.subarray(0, head.length & ~3), charset)
  const start = text.slice(0, 4096)
  // Pixels can look like it too, but make no words.
  const odd = start.replace(/[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\s]/gu, '').length
  return odd > start.length * 0.02 ? undefined : text
}

/** Asks the file-type library, loaded only now: it knows some 170 formats that have no extractor here. */
async function kindByLibrary(head: Uint8Array): Promise<Verdict | undefined> {
  try {
    const { fileTypeFromBuffer } = await import('file-type')
    const found = await fileTypeFromBuffer(head)
    return found === undefined ? undefined : { kind: found.ext, why: `starts like ${found.mime}` }
  } catch {
    // It may run off the end of the sample while looking; that says nothing about the item.
    return undefined
  }
}
