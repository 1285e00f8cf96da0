import { createHash, randomBytes } from 'node:crypto'

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 20

/** A random code of 100 bits to ask by, in groups of five. */
export function newFollowCode(): string {
  const code = [...randomBytes(length)].map((byte) => letters[byte % letters.length]).join('')
  return code.match(/.{5}/g)!.join('-')
}

/** What is kept of a code: it is random and long enough that a plain hash cannot be tried through. Spelling slips do not matter. */
export function hashOfCode(typed: string): Buffer {
  const plain = typed
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '')
  return createHash('sha256').update(`cordon follow code 1 ${plain}`).digest()
}

/** What is kept of a form's own random id, so that only whoever has it can send the report again. */
export function hashOfRequest(accountId: string | null, request: string): Buffer {
  return createHash('sha256')
    .update(`cordon concern request 1 ${accountId ?? 'anonymous'} ${request}`)
    .digest()
}
