/** A share that was measured on a sample: the middle and an interval that holds the true share in 95 of 100 cases. */
export interface Estimate {
  share: number
  low: number
  high: number
}

/** Standard normal quantile for 95 %. */
const z = 1.959963984540054

/**
 * Wilson's score interval for `hits` of `tries`: unlike the textbook's it stays within 0 and 1 and holds for small samples and shares near
 * the ends. Source: E. B. Wilson, JASA 22 (1927). Undefined without tries.
 */
export function wilson(hits: number, tries: number): Estimate | undefined {
  if (tries === 0) return undefined
  const share = hits / tries
  const square = z * z
  const middle = (share + square / (2 * tries)) / (1 + square / tries)
  const half = (z / (1 + square / tries)) * Math.sqrt((share * (1 - share)) / tries + square / (4 * tries * tries))
  return { share, low: hits === 0 ? 0 : middle - half, high: hits === tries ? 1 : middle + half }
}

/**
 * Cohen's kappa of two people who judged the same things: agreement beyond what chance would give. 1: they always agree; 0: no more than by
 * chance. Source: J. Cohen, Educational and Psychological Measurement 20 (1960). Undefined without pairs, and where both always say the same one
 * thing (chance alone would agree).
 */
export function cohensKappa(pairs: readonly (readonly [string, string])[]): number | undefined {
  const all = pairs.length
  if (all === 0) return undefined
  const [first, second] = [new Map<string, number>(), new Map<string, number>()]
  let same = 0
  for (const [a, b] of pairs) {
    if (a === b) same++
    first.set(a, (first.get(a) ?? 0) + 1)
    second.set(b, (second.get(b) ?? 0) + 1)
  }
  let byChance = 0
  for (const [word, count] of first) byChance += (count / all) * ((second.get(word) ?? 0) / all)
  return byChance === 1 ? undefined : (same / all - byChance) / (1 - byChance)
}

/**
 * Share of the items with personal data in which some was found: `found` items had findings; of the `empty` others, `missed` of `looked` that
 * were looked at by eye (a random sample) hold some after all. The interval is Wilson's of the missed share, carried over. It takes findings for
 * true ones: how far they are is the precision's business.
 */
export function recallFromMisses(found: number, empty: number, missed: number, looked: number): Estimate | undefined {
  const share = wilson(missed, looked)
  if (share === undefined) return undefined
  const recall = (missedShare: number) => (found === 0 && missedShare === 0 ? 1 : found / (found + missedShare * empty))
  return { share: recall(share.share), low: recall(share.high), high: recall(share.low) }
}
