/** Identity fields of many mentions, ragged: those of mention i are start[i] .. start[i+1]. The linker's input. */
export interface IdentityRows {
  count: number
  start: Uint32Array
  element: Uint8Array
  part: Uint8Array
  values: string[]
}

/** Builds `IdentityRows`; fields of a row are added, then the row is ended. Equal fields of a row are kept once. */
export class IdentityRowsBuilder {
  #start: number[] = [0]
  #element: number[] = []
  #part: number[] = []
  #values: string[] = []
  #rowFrom = 0

  add(element: number, part: number, value: string): void {
    for (let at = this.#rowFrom; at < this.#values.length; at++)
      if (this.#values[at] === value && this.#element[at] === element && this.#part[at] === part) return
    this.#element.push(element)
    this.#part.push(part)
    this.#values.push(value)
  }

  endRow(): void {
    this.#rowFrom = this.#values.length
    this.#start.push(this.#rowFrom)
  }

  build(): IdentityRows {
    return {
      count: this.#start.length - 1,
      start: Uint32Array.from(this.#start),
      element: Uint8Array.from(this.#element),
      part: Uint8Array.from(this.#part),
      values: this.#values,
    }
  }
}

/** The identity fields of one mention. */
export interface MentionFields {
  element: Uint8Array
  part: Uint8Array
  values: string[]
}

export function fieldsOf(rows: IdentityRows, row: number): MentionFields {
  const from = rows.start[row]!
  const to = rows.start[row + 1]!
  return { element: rows.element.slice(from, to), part: rows.part.slice(from, to), values: rows.values.slice(from, to) }
}
