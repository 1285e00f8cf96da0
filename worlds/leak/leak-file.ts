import { OutputFile } from '../output-file.ts'
import type { Person } from '../people/person.ts'
import type { Mask } from '../truth/elements.ts'
import { Showing, type Truth } from '../truth/truth.ts'

/** One stolen file while it is written: its bytes, and what they show about whom. */
export class LeakFile {
  readonly item: string
  readonly #truth: Truth
  readonly #file: OutputFile
  readonly #showing = new Showing()

  constructor(truth: Truth, item: string, path: string, encoding: string) {
    this.#truth = truth
    this.item = item
    this.#file = new OutputFile(path, encoding)
  }

  write(text: string): void {
    this.#file.write(text)
  }

  show(person: Person, elements: Mask): void {
    this.#showing.show(person, elements)
  }

  debate(person: Person, elements: Mask): void {
    this.#showing.debate(person, elements)
  }

  /** Everything that a part of this file (a message of a mailbox) shows. */
  showAll(part: Showing): void {
    this.#showing.add(part)
  }

  /** Ends the file, puts it into the truth and answers what it shows. */
  close(): Showing {
    const sha256 = this.#file.close()
    this.#truth.item(this.item, 'read', sha256, this.#file.bytes, this.#showing)
    return this.#showing
  }
}
