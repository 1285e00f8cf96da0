import { createHmac } from 'node:crypto'

/**
 * `noun:` and HMAC-SHA256 of an id: the same id gives the same reference, and without the key nobody can try out ids (a plain
 * hash of a HKID or phone number is found by trying them all). Destroying the key makes every reference mean nothing.
 */
export function referenceTo(noun: string, id: string, key: Uint8Array): string {
  return `${noun}:${createHmac('sha256', key).update(`${noun}\0${id}`).digest('hex')}`
}
