/**
 * Where the keyring's text lies. It holds wrapped keys only, but whoever keeps an old copy of it together with the opener
 * of that time keeps every key that was in it: see docs/design/vault.md on backups.
 */
export interface KeyringStore {
  /** The text of the newest generation, or undefined where there is none. */
  load(): Promise<string | undefined>
  /** Whether nobody has stored a newer one since `generation`; cheap, for asking at every request. When in doubt false: then it is loaded. */
  isNewest(generation: number): Promise<boolean>
  /**
   * Stores the text as `generation`, all or nothing, only if the newest is `generation - 1`. False where another process
   * was first. When it throws, the text may or may not have been stored.
   */
  save(text: string, generation: number): Promise<boolean>
  /** Removes every generation before `generation`, and leftovers of writes that did not end. Throws where one cannot be removed. */
  forgetBefore(generation: number): Promise<void>
}

/** A keyring in memory, for tests and for drills that leave nothing behind. */
export function keyringInMemory(): KeyringStore {
  const generations = new Map<number, string>()
  const newest = (): number => Math.max(0, ...generations.keys())
  return {
    load: async () => generations.get(newest()),
    isNewest: async (generation) => newest() === generation,
    async save(text, generation) {
      if (newest() !== generation - 1) return false
      generations.set(generation, text)
      return true
    },
    async forgetBefore(generation) {
      for (const one of generations.keys()) if (one < generation) generations.delete(one)
    },
  }
}
