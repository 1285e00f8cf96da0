/** One opinion about one doubtful match. */
export interface Opinion {
  /** 1 and 2: of two reviewers who do not know each other's; 3: settles what they disagree on. */
  round: number
  /** Rank of the candidate, 0 for none of them, null: unsure. */
  choice: number | null
}

/**
 * The opinion that counts: the one that settles, else the first, unless a second disagrees with it. Undefined where nothing counts yet: nobody has
 * an opinion, the one that counts is unsure, or two disagree. Never a silent guess.
 */
export function effectiveDecision<One extends Opinion>(opinions: readonly One[]): One | undefined {
  const of = (round: number) => opinions.find((one) => one.round === round)
  const settled = of(3)
  const first = of(1) ?? of(2)
  const counts = settled ?? (areDisputed(opinions) ? undefined : first)
  return counts?.choice === null ? undefined : counts
}

/** Two reviewers chose differently, and nobody has settled it. */
export function areDisputed(opinions: readonly Opinion[]): boolean {
  const of = (round: number) => opinions.find((one) => one.round === round)
  const [first, second] = [of(1), of(2)]
  return of(3) === undefined && first !== undefined && second !== undefined && first.choice !== second.choice
}
