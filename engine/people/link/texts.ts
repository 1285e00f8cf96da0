/** Different texts by number: identifiers, phones, e-mails, streets. What came after `keep` can be forgotten again. */
export class Texts {
  readonly list: string[] = []
  readonly #codes = new Map<string, number>()
  #kept = 0

  code(text: string): number {
    let code = this.#codes.get(text)
    if (code === undefined) {
      code = this.list.length
      this.list.push(text)
      this.#codes.set(text, code)
    }
    return code
  }

  get added(): number {
    return this.list.length - this.#kept
  }

  keep(): void {
    this.#kept = this.list.length
  }

  forgetRest(): void {
    for (let code = this.#kept; code < this.list.length; code++) this.#codes.delete(this.list[code]!)
    this.list.length = this.#kept
  }
}
