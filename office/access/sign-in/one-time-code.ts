import { createHash, randomInt } from 'node:crypto'

/** Crockford's base 32: no I, L, O, U. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 80 random bits as four groups of four: `7K3M-9QXA-04TR-ZC8E`. */
export function newCode(): string {
  const text = Array.from({ length: 16 }, () => letters[randomInt(32)]).join('')
  return text.match(/.{4}/g)!.join('-')
}

/** What a person typed, as it was made: case, spaces, hyphens and look-alikes (I, L, O) do not matter. */
export function cleanCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
}

/** 80 random bits cannot be tried out, so a plain hash keeps them. */
export function hashOfCode(typed: string): Buffer {
  return createHash('sha256')
    .update(`cordon code ${cleanCode(typed)}`)
    .digest()
}
