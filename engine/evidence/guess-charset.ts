import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { detect } from 'jschardet'

/** How many bytes of a text are looked at: the detector reads about 4 MB/s. */
export const sampleBytes = 64 * 1024

/** What a byte order mark says. `bytes` is the length of the mark, 0 where there is none. */
export function readMark(head: Uint8Array): { charset: string | undefined; bytes: number } {
  const [a, b, c, d] = head
  if (a === 0xef && b === 0xbb && c === 0xbf) return { charset: 'utf-8', bytes: 3 }
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { charset: 'utf-32le', bytes: 4 }
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { charset: 'utf-32be', bytes: 4 }
  if (a === 0xff && b === 0xfe) return { charset: 'utf-16le', bytes: 2 }
  if (a === 0xfe && b === 0xff) return { charset: 'utf-16be', bytes: 2 }
  return { charset: undefined, bytes: 0 }
}

/**
 * The charset of a text, as iconv-lite names it, from its first bytes (64 KB are enough): by its mark, by the zero bytes of
 * UTF-16, by being valid UTF-8, else by the statistics of jschardet. Chinese is always answered with the superset that Hong
 * Kong and mainland systems write (`big5-hkscs`, `gb18030`): a plain Big5 decoder loses rare characters of names.
 */
export function guessCharset(sample: Uint8Array): string {
  const marked = readMark(sample).charset
  if (marked !== undefined) return marked
  const wide = guessUtf16(sample.subarray(0, sampleBytes))
  if (wide !== undefined) return wide
  if (isUtf8(wholeUtf8(sample))) return 'utf-8'
  const telling = tellingLines(sample)
  return isMostlyUtf8(telling) ? 'utf-8' : guessLegacy(telling)
}

/** True where every byte is below 0x80: such a text fits any charset, so a later piece may still decide. */
export function isPlainAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! >= 0x80) return false
  return true
}

/** Leaves out a character that the end of the sample may have cut in two; a short text is taken to be whole. */
function wholeUtf8(bytes: Uint8Array): Uint8Array {
  if (bytes.length < 4096) return bytes
  for (let back = 1; back <= 3; back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return bytes
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back)
  }
  return bytes
}

/**
 * UTF-16 without a mark: Latin text has a zero in every second byte; Chinese text has its high bytes in few blocks
 * (0x00 Latin, 0x20, 0x30 punctuation, 0x4e-0x9f ideographs, 0xff full width), which no other text keeps to.
 */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const pairs = bytes.length >> 1
  if (pairs < 2) return undefined
  const zeros = [0, 0]
  const usual = [0, 0]
  for (let at = 0; at < pairs * 2; at++) {
    const byte = bytes[at]!
    if (byte === 0) zeros[at & 1]!++
    if (byte === 0 || byte === 0x20 || byte === 0x30 || byte === 0xff || (byte >= 0x4e && byte <= 0x9f))
      usual[at & 1]!++
  }
  if (zeros[1]! > pairs * 0.3 && zeros[0]! < pairs * 0.05) return 'utf-16le'
  if (zeros[0]! > pairs * 0.3 && zeros[1]! < pairs * 0.05) return 'utf-16be'
  if (isUtf8(wholeUtf8(bytes)) || pairs < 16) return undefined
  if (usual[1]! > pairs * 0.97 && usual[0]! < pairs * 0.8) return 'utf-16le'
  if (usual[0]! > pairs * 0.97 && usual[1]! < pairs * 0.8) return 'utf-16be'
  return undefined
}

/**
 * True where broken bytes are rare between whole characters. Bytes of other charsets make a UTF-8 character by chance now and
 * then, but break it far more often than one time in five.
 */
export function isMostlyUtf8(bytes: Buffer): boolean {
  let whole = 0
  let broken = 0
  for (const character of bytes.toString('utf8')) {
    if (character === '\ufffd') broken++
    else if (character >= '\u0080') whole++
  }
  return whole > broken * 4
}

/** The lines that hold more than ASCII, up to 64 KB of them: columns of figures around a name drown the statistics. */
function tellingLines(bytes: Uint8Array): Buffer {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const telling: Uint8Array[] = []
  let total = 0
  for (let at = 0; at < bytes.length && total < sampleBytes; ) {
    const newline = buffer.indexOf(0x0a, at)
    const end = newline < 0 ? bytes.length : newline + 1
    const line = buffer.subarray(at, Math.min(end, at + sampleBytes))
    at = end
    if (isPlainAscii(line)) continue
    telling.push(line)
    total += line.length
  }
  return Buffer.concat(telling).subarray(0, sampleBytes)
}

/**
 * What iconv-lite calls the charset that a document names (`Big5`, `x-sjis`, `iso-8859-1`), widened in the same way; undefined
 * where the name says nothing that can be decoded.
 */
export function charsetNamed(label: string): string | undefined {
  const said = label.trim().toLowerCase().replace(/^x-/, '')
  if (said === 'utf8' || said === 'utf-8') return 'utf-8'
  if (said === 'utf-16' || said === 'unicode') return undefined
  const charset = better[said] ?? better[said.replaceAll('_', '-')] ?? said
  return iconv.encodingExists(charset) ? charset : undefined
}

/** What the detector's names become; others are used as they are where iconv-lite knows them. */
const better: Record<string, string> = {
  big5: 'big5-hkscs',
  'big5-hkscs': 'big5-hkscs',
  cp950: 'big5-hkscs',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
  cp932: 'shift_jis',
  shift_jis: 'shift_jis',
  sjis: 'shift_jis',
  'shift-jis': 'shift_jis',
  'ks_c_5601-1987': 'cp949',
  'us-ascii': 'windows-1252',
  'gb_2312-80': 'gb18030',
  'euc-kr': 'cp949',
  cp949: 'cp949',
  johab: 'cp949',
  ascii: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso-8859-15': 'windows-1252',
}

const multiByte = new Set(['big5-hkscs', 'gb18030', 'shift_jis', 'cp949', 'euc-jp', 'euc-tw', 'utf-8'])
const otherScripts = /1251|1253|1255|1256|koi8|866|855|8859-[5678]$|874|tis-620|mac-?(?:cyr|gre)/i

/**
 * The statistics mistake a few accented letters for Hungarian or Greek. Another script must make up a good share of the
 * letters, and another Latin page must be seen in some twenty accented letters, to be believed over windows-1252.
 */
function guessLegacy(bytes: Buffer): string {
  const said = detect(bytes).encoding?.toLowerCase() ?? 'windows-1252'
  const charset = better[said] ?? said
  if (!iconv.encodingExists(charset)) return 'windows-1252'
  if (multiByte.has(charset)) return charset
  let high = 0
  let letters = 0
  for (const byte of bytes) {
    if (byte >= 0xc0) high++
    if (byte >= 0xc0 || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)) letters++
  }
  const believed = otherScripts.test(charset) ? high > letters * 0.25 : high >= 20
  return believed ? charset : 'windows-1252'
}
