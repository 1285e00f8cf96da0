interface OpenElement {
  path: string
  counts: Map<string, number> | undefined
}

/** Paths of the elements that are open: names joined by a separator, a second sibling of the same name `[2]`. */
export class ElementPaths {
  readonly #open: OpenElement[] = []
  readonly #separator: string

  constructor(separator = '/') {
    this.#separator = separator
  }

  /** The path of the innermost open element, '' at the top. */
  get path(): string {
    return this.#open.at(-1)?.path ?? ''
  }

  /** Opens an element; `name` '' for one that does not show in paths. */
  enter(name: string): string {
    const parent = this.#open.at(-1)
    let path = name
    if (parent !== undefined && name !== '') {
      parent.counts ??= new Map()
      const count = (parent.counts.get(name) ?? 0) + 1
      parent.counts.set(name, count)
      path = parent.path === '' ? name : parent.path + this.#separator + name
      if (count > 1) path += `[${count}]`
    }
    this.#open.push({ path, counts: undefined })
    return path
  }

  leave(): void {
    this.#open.pop()
  }
}
