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

  take(printed: string): MemberName {
    const safe = safeName(printed)
    let name = safe
    // The number goes before the ending, which is a hint for the kind.
    for (let copy = 2; this.#taken.has(name); copy++) name = safe.replace(/(\.[^./]{1,10})?$/, `~${copy}$1`)
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

  decode(raw: Uint8Array): string {
    const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.length)
    if (isUtf8(bytes)) return bytes.toString('utf8')
    if (this.#seen.length < 4096) this.#seen = Buffer.concat([this.#seen, bytes, Buffer.from('\n')])
    const charset = guessCharset(this.#seen)
    return iconv.decode(bytes, eastAsian.test(charset) ? charset : 'cp437')
  }
}
