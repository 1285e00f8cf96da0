/** What a check found wrong, and where. */
export interface Wrong {
  /** Number of the entry it concerns, where it is one. */
  entry?: number
  what: string
}

/** Thrown when enough is found wrong to stop. */
export class Enough extends Error {}

/** Collects what is found; stops the check when there is more than anyone will read. */
export class Findings {
  readonly wrong: Wrong[] = []
  readonly remarks: string[] = []
  readonly checked: string[] = []
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  add(what: string, entry?: number): void {
    this.wrong.push(entry === undefined ? { what } : { entry, what })
    if (this.wrong.length >= this.#most) throw new Enough()
  }

  remark(what: string): void {
    this.remarks.push(what)
  }

  /** Tells as done what was done without adding anything wrong since `before`. */
  passed(before: number, what: string): void {
    if (this.wrong.length === before) this.checked.push(what)
  }
}
