const blockBytes = 1 << 22

/**
 * A long list of texts, packed as UTF-8 outside the JavaScript heap: the shared strings of a large sheet take a third of the
 * memory, and none of the parsed XML is held through them.
 */
export class TextStore {
  readonly #blocks: Buffer[] = []
  #blockOf = new Uint32Array(1024)
  #startOf = new Uint32Array(1024)
  #endOf = new Uint32Array(1024)
  #fill = blockBytes
  #count = 0
  bytes = 0

  get size(): number {
    return this.#count
  }

  add(text: string): void {
    const most = text.length * 3
    if (this.#fill + most > (this.#blocks.at(-1)?.length ?? 0)) {
      this.#blocks.push(Buffer.allocUnsafeSlow(Math.max(blockBytes, most)))
      this.#fill = 0
    }
    if (this.#count === this.#startOf.length) this.#grow()
    const written = this.#blocks.at(-1)!.write(text, this.#fill)
    this.#blockOf[this.#count] = this.#blocks.length - 1
    this.#startOf[this.#count] = this.#fill
    this.#fill += written
    this.#endOf[this.#count++] = this.#fill
    this.bytes += written
  }

  /** The text that was added as number `index`; '' where there is none. */
  at(index: number): string {
    if (!(index >= 0 && index < this.#count && Number.isInteger(index))) return ''
    return this.#blocks[this.#blockOf[index]!]!.toString('utf8', this.#startOf[index]!, this.#endOf[index]!)
  }

  #grow(): void {
    const doubled = (old: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> => {
      const longer = new Uint32Array(old.length * 2)
      longer.set(old)
      return longer
    }
    this.#blockOf = doubled(this.#blockOf)
    this.#startOf = doubled(this.#startOf)
    this.#endOf = doubled(this.#endOf)
  }
}
