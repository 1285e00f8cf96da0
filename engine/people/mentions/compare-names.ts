const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'sir', 'madam', 'master', 'patient'])
const cjk = /\p{Script=Han}/u

/** Lower-case words of a name without titles; a Chinese name is one word. */
export function nameWords(name: string): string[] {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '' && !titles.has(word))
}

/**
 * True where two printed names may be the same person within one document: every word of the shorter one is in the longer one
 * ("Mr Chan" and "CHAN Tai Man"), or they are written in different scripts ("陳大文" and "Chan Tai Man").
 */
export function mayBeSameName(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return true
  if (a.some((word) => cjk.test(word)) !== b.some((word) => cjk.test(word))) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.every(
    (word) => long.includes(word) || (word.length === 1 && long.some((other) => other.startsWith(word))),
  )
}

/** True for a name that is only a family name, a given name or a nickname: it tells nobody apart ("Ms Yuen"). */
export function isBareName(words: readonly string[]): boolean {
  return words.length < 2 && !words.some((word) => cjk.test(word))
}
