import { isUtf8 } from 'node:buffer'
import { decodeAs } from '../../decode-text.ts'

/** What MSH-18 calls a charset (HL7 table 0211), as iconv-lite names it. */
const charsets: Record<string, string> = {
  ASCII: 'utf-8',
  '8859/1': 'windows-1252',
  '8859/2': 'iso-8859-2',
  '8859/3': 'iso-8859-3',
  '8859/4': 'iso-8859-4',
  '8859/5': 'iso-8859-5',
  '8859/6': 'iso-8859-6',
  '8859/7': 'iso-8859-7',
  '8859/8': 'iso-8859-8',
  '8859/9': 'windows-1254',
  '8859/15': 'iso-8859-15',
  UNICODE: 'utf-8',
  'UNICODE UTF-8': 'utf-8',
  'UTF-8': 'utf-8',
  'BIG-5': 'big5-hkscs',
  BIG5: 'big5-hkscs',
  'GB 18030-2000': 'gb18030',
  GB18030: 'gb18030',
  'KS X 1001': 'euc-kr',
  'CNS 11643-1992': 'big5-hkscs',
  'ISO IR14': 'shift_jis',
  'ISO IR87': 'shift_jis',
}

const oneByte = /^(?:iso-8859|windows)/

/**
 * The text of a message whose bytes stand one to a character. MSH-18 decides; valid UTF-8 wins over a claim of a
 * one-byte charset or of none, because systems that moved to UTF-8 often kept their old header. `guess` is asked last.
 */
export function decodeMessage(raw: string, claimed: string, guess: () => string): string {
  if (!/[\x80-\xff]/.test(raw)) return raw
  const bytes = Buffer.from(raw, 'latin1')
  const named = charsets[claimed.trim().toUpperCase()]
  if ((named === undefined || named === 'utf-8' || oneByte.test(named)) && isUtf8(bytes)) return bytes.toString('utf8')
  if (named === undefined || named === 'utf-8') return decodeAs(bytes, guess())
  return decodeAs(bytes, named)
}
