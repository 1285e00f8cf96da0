import type { ByteSource } from '../../../base/files/index.ts'
import { Unreadable } from '../content.ts'
import type { Extractor } from './contract.ts'

const windowBytes = 1 << 20
/** Runs that cross a window's edge are found whole when they are no longer than this. */
const overlap = 4096
const passageChars = 64 * 1024

/** Eight characters or more in ASCII or UTF-8, or six in UTF-16LE. Both alternatives are linear: no byte fits two ways. */
const run = /(?:[\t\x20-\x7e]\0){6,400}|(?:[\t\x20-\x7e]|[\xc3-\xf4][\x80-\xbf]{1,3}){8,800}/g

/**
 * The last resort, for formats that nobody here can read (Access, OneNote, Publisher, unknown data): words that lie open in
 * the bytes, as Unix `strings` finds them. Always with a gap, because nobody can say what else is in there. Packed or
 * encrypted data gives nothing but the gap.
 */
export const looseText: Extractor = {
  name: 'loose-text',
  kinds: ['unknown', 'access', 'onenote', 'publisher', 'visio', 'ole'],
  *extract(bytes, context) {
    const reason = reasons[context.kind] ?? unknownReason(context.name)
    if (looksPacked(bytes)) throw new Unreadable('unsupported', reason)
    let text = ''
    let where = 0
    for (const found of looseRuns(bytes)) {
      context.checkIn()
      if (text === '') where = found.at
      text += `${found.text}\n`
      if (text.length < passageChars) continue
      yield { type: 'passage', where: `byte=${where}`, text }
      text = ''
    }
    if (text !== '') yield { type: 'passage', where: `byte=${where}`, text }
    throw new Unreadable('unsupported', `${reason}; only words that lie open in it were read`)
  },
}

const reasons: Readonly<Record<string, string>> = {
  access: 'Microsoft Access databases cannot be read yet: export its tables as CSV',
  onenote: 'OneNote sections cannot be read yet: export the section as PDF',
  publisher: 'Microsoft Publisher files cannot be read yet: export it as PDF',
  visio: 'Visio drawings cannot be read yet: export it as PDF',
  ole: 'An embedded object of no known application',
}

const familiar =
  /\.(?:docx?|xls[xbm]?|pptx?|pdf|zip|jpe?g|png|tiff?|csv|txt|eml|msg|pst|ost|sql|rtf|od[tsp]|xml|json|dcm)$/i

/** A file that is not what its name says was damaged, or encrypted by whoever broke in. */
function unknownReason(name: string): string {
  const ending = familiar.exec(name)?.[0]
  if (ending === undefined) return 'Binary data of no known kind'
  return `Binary data of no known kind, although its name ends in ${ending}: it may be damaged or encrypted`
}

function* looseRuns(bytes: ByteSource): Generator<{ at: number; text: string }> {
  let done = 0
  for (let base = 0; base < bytes.size; base += windowBytes) {
    const window = Buffer.from(bytes.read(base, windowBytes + overlap)).toString('latin1')
    for (const found of window.matchAll(run)) {
      const at = base + found.index
      if (at < done || found.index >= windowBytes) continue
      done = at + found[0].length
      const text = readable(found[0])
      if (text !== '') yield { at, text }
    }
  }
}

/** '' for a run that is mostly signs: rulers, padding, tables of the program itself. */
function readable(raw: string): string {
  const wide = raw[1] === '\0'
  const text = wide ? raw.replaceAll('\0', '') : Buffer.from(raw, 'latin1').toString('utf8')
  const telling = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  return telling * 2 < text.length || /^(.)\1*$/s.test(text) ? '' : text
}

/** Shannon entropy of three samples: packed or encrypted bytes come near 8 bits each, everything else stays well below. */
function looksPacked(bytes: ByteSource): boolean {
  const sample = 32 * 1024
  const places = [0, Math.max(0, (bytes.size - sample) >> 1), Math.max(0, bytes.size - sample)]
  return places.every((at) => entropy(bytes.read(at, sample)) > 7.3)
}

function entropy(sample: Uint8Array): number {
  const counts = new Uint32Array(256)
  for (const byte of sample) counts[byte]!++
  let bits = 0
  for (const count of counts) if (count > 0) bits -= (count / sample.length) * Math.log2(count / sample.length)
  return bits
}
