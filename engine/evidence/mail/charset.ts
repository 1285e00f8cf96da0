import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { decodeAs, decodeText } from '../decode-text.ts'

/** Charsets that mails name, and the superset that is really meant or written. */
const supersets: Readonly<Record<string, string>> = {
  'us-ascii': '',
  ascii: '',
  unknown: '',
  'unknown-8bit': '',
  'x-unknown': '',
  binary: '',
  utf8: 'utf-8',
  'utf-8': 'utf-8',
  big5: 'big5-hkscs',
  'x-big5': 'big5-hkscs',
  cp950: 'big5-hkscs',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  'iso-8859-1': 'windows-1252',
  'ks_c_5601-1987': 'cp949',
}

/**
 * Decodes text whose message says it is in `charset`. Where it says nothing, something unknown, or UTF-8 that is none,
 * the bytes themselves decide.
 */
export function decodeCharset(bytes: Uint8Array, charset: string | undefined): string {
  const named = (charset ?? '').trim().toLowerCase()
  const known = supersets[named] ?? named
  if (known === '') return decodeText(bytes).text
  if (!iconv.encodingExists(known)) return decodeByPlatform(bytes, known) ?? decodeText(bytes).text
  if (known === 'utf-8' && !isUtf8(bytes)) return decodeAs(bytes, 'utf-8')
  return decodeAs(bytes, known).replace(/^\ufeff/, '')
}

/** Node knows some that iconv-lite does not (ISO-2022-JP). */
function decodeByPlatform(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return undefined
  }
}
