import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { guessCharset } from '../guess-charset.ts'

/** A member's name as it may be used, and as it was printed where the two differ. */
export interface MemberName {
  name: string
  printed?: string
}

/** Gives every member of one container a safe name of its own. */
export class MemberNames {
  readonly #taken = new Set<string>()
  /** The next number to try for a name that came before: archives of one name many times over stay linear. */
  readonly #copies = new Map<string, number>()

  take(printed: string): MemberName {
    const safe = safeName(printed)
    let name = safe
    // The number goes before the ending, which is a hint for the kind.
    let copy = this.#copies.get(safe) ?? 2
    for (; this.#taken.has(name); copy++) name = safe.replace(/(\.[^./]{1,10})?$/, `~${copy}$1`)
    if (copy > 2) this.#copies.set(safe, copy)
    this.#taken.add(name)
    return name === printed ? { name } : { name, printed: printed.slice(0, 1000) }
  }
}

/**
 * A relative path that stays inside its container: `/` between parts; no `..`, drive, leading `/`, control characters or
 * the `!/` that parts containers in an item's path; parts of at most 200 characters, at most 40 of them.
 */
export function safeName(printed: string): string {
  const parts = printed
    .replaceAll('\\', '/')
    .replace(/^[A-Za-z]:/, '')
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu, '_')
    .toWellFormed()
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .map((part) => shortened(part).replace(/!$/, '_'))
  return parts.slice(-40).join('/') || 'unnamed'
}

/** Keeps the end of a long name, where its kind stands. */
function shortened(part: string): string {
  return part.length <= 200 ? part : `${part.slice(0, 150)}..${part.slice(-48)}`
}

const eastAsian = /^(?:big5|gb|euc|shift_jis|cp949|windows-949|iso-2022)/i

/**
 * Decodes the names of one archive. Old archives do not say their charset: a name that is not UTF-8 is taken for Chinese,
 * Japanese or Korean where all such names so far speak for it, and for DOS code page 437 otherwise.
 */
export class NameDecoder {
  #seen = Buffer.alloc(0)
  #charset = 'cp437'

  decode(raw: Uint8Array): string {
    const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.length)
    if (isUtf8(bytes)) return bytes.toString('utf8')
    if (this.#seen.length < 4096) {
      this.#seen = Buffer.concat([this.#seen, bytes, Buffer.from('\n')])
      const guess = guessCharset(this.#seen)
      this.#charset = eastAsian.test(guess) ? guess : (commonChinese(this.#seen) ?? 'cp437')
    }
    return iconv.decode(bytes, this.#charset)
  }
}

/**
 * A name or two are too little for statistics. Bytes that fall into pairs of the common characters of Big5 (first byte A4-C6)
 * or GB 2312 (B0-D7) throughout are Chinese: Western names in old charsets have single high bytes.
 */
function commonChinese(bytes: Buffer): string | undefined {
  let big5 = true
  let gb = true
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!
    if (lead < 0x80) continue
    const trail = bytes[++at] ?? 0
    big5 &&= lead >= 0xa4 && lead <= 0xc6 && ((trail >= 0x40 && trail <= 0x7e) || trail >= 0xa1)
    gb &&= lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1
  }
  return gb && !big5 ? 'gb18030' : big5 ? 'big5-hkscs' : undefined
}
