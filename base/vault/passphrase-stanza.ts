import { createCipheriv, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import type { Recipient } from 'age-encryption'
import { Problem } from '../errors.ts'
import type { Secret } from './secret.ts'

/** As the age command: N = 2^18, 256 MiB and about a second. Guessing costs a thief the same each time. */
const workFactor = 18
const fewestCharacters = 12
const stretch = promisify<string, Buffer, number, object, Buffer>(scrypt)

/**
 * The file key under a passphrase, as age's `scrypt` recipient writes it (C2SP age, "scrypt recipient stanza"): the same as the
 * library's, but stretched in another thread, so that a server goes on answering. Throws `RECIPIENT_INVALID` for a weak one.
 */
export function passphraseStanza(passphrase: Secret): Recipient {
  const text = passphrase.text()
  if ([...text].length < fewestCharacters || /\p{Cc}/u.test(text) || text.trim() !== text)
    throw new Problem(
      'RECIPIENT_INVALID',
      `The passphrase has fewer than ${fewestCharacters} characters, begins or ends with a space, or holds a line break`,
      'Take five or six random words, and tell them by telephone',
    )
  return {
    async wrapFileKey(fileKey) {
      const salt = randomBytes(16)
      const label = Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), salt])
      const cost = { N: 2 ** workFactor, r: 8, p: 1, maxmem: 2 ** (workFactor + 11) }
      const key = await stretch(passphrase.text(), label, 32, cost)
      const cipher = createCipheriv('chacha20-poly1305', key, Buffer.alloc(12), { authTagLength: 16 })
      const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
      key.fill(0)
      return [{ args: ['scrypt', salt.toString('base64').replace(/=+$/, ''), String(workFactor)], body }]
    },
  }
}
