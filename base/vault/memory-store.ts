import { checkObjectName, type ObjectStore } from './object-store.ts'

/** Objects in memory, for tests and for drills that leave nothing behind. */
export function objectsInMemory(): ObjectStore {
  const objects = new Map<string, Buffer>()
  return {
    async put(name, body, { onlyIfAbsent = false } = {}) {
      checkObjectName(name)
      const pieces: Uint8Array[] = []
      for await (const piece of body) pieces.push(Uint8Array.from(piece))
      if (onlyIfAbsent && objects.has(name)) return 'exists'
      objects.set(name, Buffer.concat(pieces))
      return 'written'
    },
    async get(name) {
      const bytes = objects.get(name)
      return (
        bytes && {
          size: bytes.length,
          read: async (offset, length) => bytes.subarray(offset, offset + length),
          close: async () => {},
        }
      )
    },
    async stat(name) {
      const bytes = objects.get(name)
      return bytes && { size: bytes.length }
    },
    async *list(prefix) {
      yield* [...objects.keys()].filter((name) => name.startsWith(prefix)).sort()
    },
    delete: async (name) => objects.delete(name),
  }
}
