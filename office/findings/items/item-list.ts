/** One item of a run, as items.csv has it. */
export interface ItemLine {
  item: string
  kind: string
  bytes: number
  state: string
  reason: string
  findings: number
}

export interface ItemGap {
  location: string
  state: string
  reason: string
  bytes: number
}

/** An item with what could not be read of it. */
export interface WholeItem extends ItemLine {
  /** Its place among all items of the run by path, from 0: names it where its path, which may name people, must not stand. */
  number: number
  gaps: ItemGap[]
}

/** What lies below a path, all levels together. */
export interface Inside {
  items: number
  findings: number
  gaps: number
  /** Items by state. */
  states: Record<string, number>
}

/** An entry of a folder or container: an item, a folder, or both (an archive and what is in it). */
export interface Entry {
  name: string
  /** Path to look below; undefined for what holds nothing. */
  below?: string
  item?: WholeItem
  inside?: Inside
}

/**
 * The items of a run as a tree, over one list sorted by path: what lies below a path is one stretch of it, so a folder of a million files is
 * counted by two look-ups, and its children are found by leaping from one to the next.
 */
export class ItemList {
  readonly #lines: readonly ItemLine[]
  readonly #gaps: ReadonlyMap<string, readonly ItemGap[]>
  readonly #states: string[]
  /** Sums over the items before each: findings, gaps, and items of each state. */
  readonly #findings: Float64Array
  readonly #gapCounts: Float64Array
  readonly #byState: Uint32Array[]

  constructor(lines: readonly ItemLine[], gaps: ReadonlyMap<string, readonly ItemGap[]>) {
    this.#lines = [...lines].sort((a, b) => (a.item < b.item ? -1 : a.item > b.item ? 1 : 0))
    this.#gaps = gaps
    this.#states = [...new Set(lines.map(({ state }) => state))].sort()
    const sums = () => new Float64Array(lines.length + 1)
    this.#findings = sums()
    this.#gapCounts = sums()
    this.#byState = this.#states.map(() => new Uint32Array(lines.length + 1))
    for (const [at, { item, findings, state }] of this.#lines.entries()) {
      this.#findings[at + 1] = this.#findings[at]! + findings
      this.#gapCounts[at + 1] = this.#gapCounts[at]! + (gaps.get(item)?.length ?? 0)
      for (const [index, name] of this.#states.entries())
        this.#byState[index]![at + 1] = this.#byState[index]![at]! + (name === state ? 1 : 0)
    }
  }

  get lines(): readonly ItemLine[] {
    return this.#lines
  }

  find(item: string): WholeItem | undefined {
    const number = this.#firstFrom(item)
    return this.#lines[number]?.item === item ? this.at(number) : undefined
  }

  /** The item of a number. */
  at(number: number): WholeItem | undefined {
    const line = this.#lines[number]
    return line === undefined ? undefined : { ...line, number, gaps: [...(this.#gaps.get(line.item) ?? [])] }
  }

  /** Whether something lies inside the item. */
  holds(item: string): boolean {
    return this.#lines[this.#firstFrom(`${item}!/`)]?.item.startsWith(`${item}!/`) ?? false
  }

  /** All that lies below a path that ends in `/`; '' for everything. */
  inside(below: string): Inside {
    const [from, to] = this.#stretch(below)
    const states = this.#states.map(
      (name, index) => [name, this.#byState[index]![to]! - this.#byState[index]![from]!] as const,
    )
    return {
      items: to - from,
      findings: this.#findings[to]! - this.#findings[from]!,
      gaps: this.#gapCounts[to]! - this.#gapCounts[from]!,
      states: Object.fromEntries(states.filter(([, count]) => count > 0)),
    }
  }

  /** The next `limit` entries right below a path, in path order; `after` is `next` of the page before. */
  children(below: string, limit: number, after?: string): { entries: Entry[]; next?: string } {
    const [from, to] = this.#stretch(below)
    const entries: Entry[] = []
    let at = after === undefined ? from : Math.max(from, this.#lineAfter(after))
    let last = ''
    for (let entry = this.#entryAt(below, at, to); entry !== undefined; entry = this.#entryAt(below, at, to)) {
      if (entry.shown !== undefined && entries.length === limit) return { entries, next: last }
      at = entry.next
      if (entry.shown === undefined) continue
      entries.push(entry.shown)
      last = entry.path
    }
    return { entries }
  }

  /** The line behind an entry: behind the item, or behind all that lies below a path that ends in `/`. */
  #lineAfter(path: string): number {
    return path.endsWith('/') ? this.#stretch(path)[1] : this.#firstFrom(`${path}\0`)
  }

  /** The entry that begins at line `at`, and where the one after it begins. A container's own line stands for what is in it. */
  #entryAt(
    below: string,
    at: number,
    to: number,
  ): { shown: Entry | undefined; path: string; next: number } | undefined {
    if (at >= to) return undefined
    const line = this.#lines[at]!
    const rest = line.item.slice(below.length)
    const slash = rest.indexOf('/')
    if (slash < 0) {
      const inner = `${line.item}!/`
      const item = this.at(at)!
      const shown = this.holds(line.item)
        ? { name: rest, below: inner, item, inside: this.inside(inner) }
        : { name: rest, item }
      return { shown, path: line.item, next: at + 1 }
    }
    const path = below + rest.slice(0, slash + 1)
    const next = this.#stretch(path)[1]
    const isMembers = path.endsWith('!/') && this.find(path.slice(0, -2)) !== undefined
    return {
      shown: isMembers ? undefined : { name: rest.slice(0, slash), below: path, inside: this.inside(path) },
      path,
      next,
    }
  }

  /** Lines whose path begins with `start`. */
  #stretch(start: string): [from: number, to: number] {
    if (start === '') return [0, this.#lines.length]
    const next = start.slice(0, -1) + String.fromCharCode(start.charCodeAt(start.length - 1) + 1)
    return [this.#firstFrom(start), this.#firstFrom(next)]
  }

  /** The first line whose path is `path` or after it. */
  #firstFrom(path: string): number {
    let low = 0
    let high = this.#lines.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#lines[middle]!.item < path) low = middle + 1
      else high = middle
    }
    return low
  }
}
