import { randomBytes } from 'node:crypto'
import { keyBytes } from '../derive-key.ts'
import { Secret } from '../secret.ts'
import { damaged, wrongKey } from '../vault-problem.ts'
import type { NewLock, Opener } from './contract.ts'

/**
 * A key service outside this machine (a cloud KMS, an HSM, a TPM). `context` is bound to the ciphertext where the service can.
 * `unwrap` rejects when the service refuses or does not answer; what it rejects with must hold no secret.
 */
export interface Kms {
  /** Names the service and its key, such as `hsm/ward-7`; kept in the clear. */
  readonly name: string
  wrap(key: Uint8Array, context: string): Promise<Uint8Array>
  unwrap(wrapped: Uint8Array, context: string): Promise<Uint8Array>
}

const context = 'cordon vault 1'

/** Opens with a key service: a random key, kept only as the service's own ciphertext. */
export function kms(service: Kms): NewLock & Opener {
  return {
    kind: 'kms',
    async enrol() {
      const key = randomBytes(keyBytes)
      const wrapped = Buffer.from(await service.wrap(key, context)).toString('base64')
      return { key, parameters: { service: service.name, wrapped } }
    },
    async key({ service: name, wrapped }) {
      if (name !== service.name)
        throw wrongKey(`The vault is locked with ${name}`, `This machine is set to ${service.name}`)
      const key = new Secret(await ask(service, Buffer.from(String(wrapped), 'base64')))
      if (key.reveal().length !== keyBytes) throw damaged(`${service.name} answered something that is not a key`)
      return key.reveal()
    },
  }
}

async function ask(service: Kms, wrapped: Uint8Array): Promise<Uint8Array> {
  try {
    return await service.unwrap(wrapped, context)
  } catch {
    // The reason stays with the service's own log: its text is not ours to trust.
    throw wrongKey(`${service.name} did not unwrap the key`, 'See the log of the key service')
  }
}
