import { argon2, randomBytes } from 'node:crypto'
import { Problem } from '../../errors.ts'
import { keyBytes } from '../derive-key.ts'
import { Secret } from '../secret.ts'
import { damaged } from '../vault-problem.ts'
import type { NewLock, Opener } from './contract.ts'

export interface Argon2Cost {
  /** KiB. */
  memory: number
  passes: number
  lanes: number
}

/** RFC 9106, section 4, second recommended option: 64 MiB, 3 passes, 4 lanes; about 0.2 s here. */
export const defaultCost: Argon2Cost = { memory: 65_536, passes: 3, lanes: 4 }
const fewestCharacters = 12
/** A damaged or planted file must not make us allocate what it says. */
const most: Argon2Cost = { memory: 4 * 1024 * 1024, passes: 100, lanes: 64 }

/**
 * Opens with a passphrase: Argon2id (RFC 9106, version 0x13) over its NFKC form in UTF-8. The lock keeps the settings and a
 * 16-byte salt in the format of the password-hashing competition, without the hash:
 * `$argon2id$v=19$m=65536,t=3,p=4$<salt, base64 without padding>`.
 * Throws `USAGE` when it is shorter than 12 characters.
 */
export function passphrase(phrase: Secret, cost: Argon2Cost = defaultCost): NewLock & Opener {
  return {
    kind: 'passphrase',
    async enrol() {
      if ([...phrase.text()].length < fewestCharacters)
        throw new Problem(
          'USAGE',
          `The passphrase has fewer than ${fewestCharacters} characters`,
          'Take five or six random words',
        )
      const salt = randomBytes(16)
      return { key: await stretch(phrase, salt, cost), parameters: { argon2: print(salt, cost) } }
    },
    async key({ argon2: settings }) {
      const { salt, cost: stored } = parse(String(settings))
      return stretch(phrase, salt, stored)
    },
  }
}

function print(salt: Buffer, { memory, passes, lanes }: Argon2Cost): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${lanes}$${salt.toString('base64').replace(/=+$/, '')}`
}

function parse(settings: string): { salt: Buffer; cost: Argon2Cost } {
  const match = /^\$argon2id\$v=19\$m=(\d{1,9}),t=(\d{1,4}),p=(\d{1,3})\$([A-Za-z0-9+/]{22})$/.exec(settings)
  if (match === null) throw damaged('The settings of a passphrase lock cannot be read')
  const [memory, passes, lanes] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const tooMuch = memory > most.memory || passes > most.passes || lanes > most.lanes
  if (tooMuch || lanes < 1 || passes < 1 || memory < 8 * lanes)
    throw damaged('The settings of a passphrase lock are out of bounds')
  return { salt: Buffer.from(match[4]!, 'base64'), cost: { memory, passes, lanes } }
}

function stretch(phrase: Secret, salt: Buffer, { memory, passes, lanes }: Argon2Cost): Promise<Buffer> {
  const message = new Secret(phrase.text().normalize('NFKC'))
  const settings = { message: message.reveal(), nonce: salt, parallelism: lanes, tagLength: keyBytes, memory, passes }
  return new Promise<Buffer>((done, fail) => {
    argon2('argon2id', settings, (error, key) => (error === null ? done(key) : fail(error)))
  }).finally(() => message.erase())
}
