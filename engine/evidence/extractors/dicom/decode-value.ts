import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { guessCharset } from '../../decode-text.ts'

/** Specific Character Set terms (PS3.3 C.12.1.1.2), without the ISO 2022 prefix, as iconv-lite names them. */
const charsets: Record<string, string> = {
  '13': 'shift_jis',
  '58': 'gb18030',
  '87': 'euc-jp',
  '100': 'iso-8859-1',
  '101': 'iso-8859-2',
  '109': 'iso-8859-3',
  '110': 'iso-8859-4',
  '126': 'iso-8859-7',
  '127': 'iso-8859-6',
  '138': 'iso-8859-8',
  '144': 'iso-8859-5',
  '148': 'iso-8859-9',
  '149': 'euc-kr',
  '159': 'euc-jp',
  '166': 'tis-620',
  '203': 'iso-8859-15',
}

/** What an escape sequence switches (PS3.5 6.1.2.5.3): the low or the high half of the code, and to what. */
const switches: Record<string, { half: 'low' | 'high'; charset: string }> = {
  '(B': { half: 'low', charset: 'ascii' },
  '(J': { half: 'low', charset: 'ascii' },
  $B: { half: 'low', charset: 'jis-x-0208' },
  '$(D': { half: 'low', charset: 'jis-x-0212' },
  ')I': { half: 'high', charset: 'shift_jis' },
  '$)C': { half: 'high', charset: 'euc-kr' },
  '$)A': { half: 'high', charset: 'gb18030' },
  '-A': { half: 'high', charset: 'iso-8859-1' },
  '-B': { half: 'high', charset: 'iso-8859-2' },
  '-C': { half: 'high', charset: 'iso-8859-3' },
  '-D': { half: 'high', charset: 'iso-8859-4' },
  '-F': { half: 'high', charset: 'iso-8859-7' },
  '-G': { half: 'high', charset: 'iso-8859-6' },
  '-H': { half: 'high', charset: 'iso-8859-8' },
  '-L': { half: 'high', charset: 'iso-8859-5' },
  '-M': { half: 'high', charset: 'iso-8859-9' },
  '-T': { half: 'high', charset: 'tis-620' },
  '-b': { half: 'high', charset: 'iso-8859-15' },
}

/**
 * Decodes a text value under the file's Specific Character Set (its values joined by `\`, '' where it has none). Bytes that
 * no declared charset explains are guessed: many systems write Big5 or UTF-8 and say nothing.
 */
export function decodeValue(bytes: Uint8Array, declared: string): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (buffer.every((byte) => byte < 0x80 && byte !== 0x1b)) return buffer.toString('latin1')
  const terms = declared.split('\\').map((term) => term.trim().toUpperCase())
  if (terms[0] === 'ISO_IR 192') return buffer.toString('utf8')
  if (terms[0] === 'GB18030' || terms[0] === 'GBK') return iconv.decode(buffer, 'gb18030')
  const first = charsetOf(terms[0]!)
  if (buffer.includes(0x1b)) return decodeSwitched(buffer, first ?? 'iso-8859-1')
  if (first !== undefined) return iconv.decode(buffer, first)
  // A second term without any escape in the value: some writers leave the escape out.
  const second = terms
    .slice(1)
    .map(charsetOf)
    .find((charset) => charset !== undefined)
  if (second !== undefined) return iconv.decode(buffer, second)
  return isUtf8(buffer) ? buffer.toString('utf8') : iconv.decode(buffer, guessCharset(buffer))
}

function charsetOf(term: string): string | undefined {
  return charsets[/^ISO(?:_IR| 2022 IR) (\d+)$/.exec(term)?.[1] ?? '']
}

/** Code extension techniques: escapes switch one half; `\ ^ =` and line ends switch both back. */
function decodeSwitched(bytes: Buffer, first: string): string {
  let text = ''
  let low = 'ascii'
  let high = first
  for (let at = 0; at < bytes.length; ) {
    if (bytes[at] === 0x1b) {
      const length = bytes[at + 1] === 0x24 && bytes[at + 2] !== 0x42 ? 3 : 2
      const change = switches[bytes.toString('latin1', at + 1, at + 1 + length)]
      if (change?.half === 'low') low = change.charset
      if (change?.half === 'high') high = change.charset
      at += 1 + length
      continue
    }
    let end = at
    const isHigh = bytes[at]! >= 0x80
    while (end < bytes.length && bytes[end] !== 0x1b && bytes[end]! >= 0x80 === isHigh) end++
    const run = bytes.subarray(at, end)
    text += isHigh ? iconv.decode(run, high) : lowText(run, low)
    if (!isHigh && low === 'ascii' && /[\\^=\r\n\f\t]/.test(run.toString('latin1'))) high = first
    at = end
  }
  return text
}

function lowText(run: Buffer, charset: string): string {
  if (charset === 'ascii') return run.toString('latin1')
  // The two-byte codes of JIS in EUC-JP: the same numbers with the high bits set, JIS X 0212 behind a mark.
  const codes: number[] = []
  for (let at = 0; at + 1 < run.length; at += 2) {
    if (charset === 'jis-x-0212') codes.push(0x8f)
    codes.push(run[at]! | 0x80, run[at + 1]! | 0x80)
  }
  return iconv.decode(Buffer.from(codes), 'euc-jp')
}
