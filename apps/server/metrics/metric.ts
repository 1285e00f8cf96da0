/** Label values come from closed lists of ours (route patterns, statuses): no ids, nothing that somebody typed. */
export type Labels = Readonly<Record<string, string>>

/** One family of samples in the text format that Prometheus reads (version 0.0.4). */
export interface Metric {
  lines(): string[]
}

/** Counts up. */
export class Counter implements Metric {
  readonly #head: string[]
  readonly #name: string
  readonly #counts = new Map<string, number>()

  constructor(name: string, help: string) {
    this.#name = name
    this.#head = headOf(name, help, 'counter')
  }

  add(labels: Labels = {}, by = 1): void {
    const key = printLabels(labels)
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + by)
  }

  lines(): string[] {
    return [...this.#head, ...[...this.#counts].map(([labels, count]) => `${this.#name}${labels} ${count}`)]
  }
}

/** Is asked when it is read. */
export class Gauge implements Metric {
  readonly #head: string[]
  readonly #name: string
  readonly #read: () => number

  constructor(name: string, help: string, read: () => number) {
    this.#name = name
    this.#head = headOf(name, help, 'gauge')
    this.#read = read
  }

  lines(): string[] {
    return [...this.#head, `${this.#name} ${this.#read()}`]
  }
}

/** How many took at most so many seconds. */
export class Histogram implements Metric {
  readonly #head: string[]
  readonly #name: string
  readonly #bounds: readonly number[]
  readonly #series = new Map<string, { labels: Labels; counts: number[]; sum: number; count: number }>()

  constructor(name: string, help: string, bounds: readonly number[]) {
    this.#name = name
    this.#head = headOf(name, help, 'histogram')
    this.#bounds = bounds
  }

  observe(labels: Labels, seconds: number): void {
    const key = printLabels(labels)
    let series = this.#series.get(key)
    if (series === undefined) {
      series = { labels, counts: this.#bounds.map(() => 0), sum: 0, count: 0 }
      this.#series.set(key, series)
    }
    for (const [at, bound] of this.#bounds.entries()) if (seconds <= bound) series.counts[at]!++
    series.sum += seconds
    series.count++
  }

  lines(): string[] {
    const lines = [...this.#head]
    for (const { labels, counts, sum, count } of this.#series.values()) {
      for (const [at, bound] of this.#bounds.entries())
        lines.push(`${this.#name}_bucket${printLabels({ ...labels, le: String(bound) })} ${counts[at]}`)
      lines.push(`${this.#name}_bucket${printLabels({ ...labels, le: '+Inf' })} ${count}`)
      lines.push(`${this.#name}_sum${printLabels(labels)} ${sum}`, `${this.#name}_count${printLabels(labels)} ${count}`)
    }
    return lines
  }
}

function headOf(name: string, help: string, type: string): string[] {
  if (!/^[a-z_]+$/.test(name)) throw new TypeError(`${name} is no name for a metric`)
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`]
}

function printLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, '\\$&')}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}
