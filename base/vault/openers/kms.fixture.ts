import { randomBytes } from 'node:crypto'
import { unwrapKey, wrapKey } from '../wrap-key.ts'
import type { Kms } from './kms.ts'

/** A key service in this process, for tests. */
export function fakeKms(name: string): Kms & { down: boolean } {
  const key = randomBytes(32)
  return {
    name,
    down: false,
    wrap: async (bytes, context) => wrapKey(key, bytes, Buffer.from(context)),
    async unwrap(wrapped, context) {
      const bytes = this.down ? undefined : unwrapKey(key, wrapped, Buffer.from(context))
      if (bytes === undefined) throw new Error('AccessDenied')
      return bytes
    },
  }
}
