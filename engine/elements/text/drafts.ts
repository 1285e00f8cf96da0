/** How strongly a draft holds its place against another one that overlaps it. */
export const Rank = {
  hint: 20,
  list: 30,
  shape: 40,
  context: 50,
  dictionary: 55,
  checksum: 60,
  label: 70,
  firm: 80,
  labelledChecksum: 90,
} as const

/** Findings of one passage before overlaps are settled, as columns. */
export class Drafts {
  count = 0
  element = new Uint8Array(64)
  part = new Uint8Array(64)
  role = new Uint8Array(64)
  confidence = new Uint8Array(64)
  rank = new Uint8Array(64)
  start = new Uint32Array(64)
  end = new Uint32Array(64)
  readonly whys: string[] = []

  add(
    element: number,
    start: number,
    end: number,
    confidence: number,
    rank: number,
    why: string,
    role = 0,
    part = 0,
  ): void {
    const at = this.count
    if (at === this.element.length) this.#grow()
    this.element[at] = element
    this.part[at] = part
    this.role[at] = role
    this.confidence[at] = confidence
    this.rank[at] = rank
    this.start[at] = start
    this.end[at] = end
    this.whys[at] = why
    this.count = at + 1
  }

  clear(): void {
    this.count = 0
    this.whys.length = 0
  }

  #grow(): void {
    const size = this.element.length * 2
    this.element = wider(this.element, new Uint8Array(size))
    this.part = wider(this.part, new Uint8Array(size))
    this.role = wider(this.role, new Uint8Array(size))
    this.confidence = wider(this.confidence, new Uint8Array(size))
    this.rank = wider(this.rank, new Uint8Array(size))
    this.start = wider(this.start, new Uint32Array(size))
    this.end = wider(this.end, new Uint32Array(size))
  }
}

function wider<A extends Uint8Array | Uint32Array>(old: A, larger: A): A {
  larger.set(old)
  return larger
}

/**
 * Indexes of the drafts that stay, in order of their start: where two overlap, the higher rank stays, then the longer, then
 * the more confident, then the earlier.
 */
export function settleOverlaps(drafts: Drafts): number[] {
  const order = Array.from({ length: drafts.count }, (_, at) => at)
  order.sort((a, b) => drafts.start[a]! - drafts.start[b]! || a - b)
  const kept: number[] = []
  for (const at of order) {
    const last = kept.at(-1)
    if (last === undefined || drafts.start[at]! >= drafts.end[last]!) kept.push(at)
    else if (beats(drafts, at, last)) {
      kept.pop()
      kept.push(at)
    }
  }
  return kept
}

function beats(drafts: Drafts, a: number, b: number): boolean {
  const rank = drafts.rank[a]! - drafts.rank[b]!
  if (rank !== 0) return rank > 0
  const length = drafts.end[a]! - drafts.start[a]! - (drafts.end[b]! - drafts.start[b]!)
  return length !== 0 ? length > 0 : drafts.confidence[a]! > drafts.confidence[b]!
}
