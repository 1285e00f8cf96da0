/** A key as pressed; what a KeyboardEvent has. */
export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

/**
 * Matches keys against commands: `Mod K` is held together, `g c` one after the other within a second and a half. Answers the keys of the
 * command that is complete, `waiting` when a sequence has begun, or null.
 */
export function makeKeyMatcher(now: () => number) {
  let first: { key: string; at: number } | null = null
  return (press: KeyPress, known: readonly string[]): string | 'waiting' | null => {
    if (press.altKey) return null
    if (press.ctrlKey || press.metaKey) {
      first = null
      return known.find((keys) => keys.toLowerCase() === `mod ${press.key.toLowerCase()}`) ?? null
    }
    const begun = first !== null && now() - first.at < 1_500 ? `${first.key} ${press.key}` : null
    first = null
    if (begun !== null && known.includes(begun)) return begun
    if (known.includes(press.key)) return press.key
    if (!known.some((keys) => keys.startsWith(`${press.key} `) && !keys.startsWith('Mod '))) return null
    first = { key: press.key, at: now() }
    return 'waiting'
  }
}

/** Single letters and sequences of them; some people turn these off. */
export const isSingle = (keys: string): boolean => !keys.startsWith('Mod ')
