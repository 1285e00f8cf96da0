import type { Passage } from '../../content.ts'

const passageUnits = 16 * 1024

/**
 * Gathers the paragraphs of one part of a document into passages of about 16 K characters that end at paragraph ends. A part
 * that fits in one passage is named by the part alone, a longer one also by its first paragraph (`part=body;para=120`).
 */
export class ParagraphPassages {
  readonly #where: string
  #text = ''
  #first = 1
  #next = 1
  #given = 0

  /** `where` may be ''. */
  constructor(where: string) {
    this.#where = where
  }

  /** Adds a paragraph; answers a passage when one is full. Blank paragraphs count, and leave one blank line. */
  add(paragraph: string): Passage[] {
    const number = this.#next++
    if (paragraph.trim() === '') {
      if (this.#text !== '' && !this.#text.endsWith('\n\n')) this.#text += '\n'
      return []
    }
    const full = this.#text.length + paragraph.length > passageUnits ? this.flush() : []
    if (this.#text === '') this.#first = number
    this.#text += `${paragraph}\n`
    return full
  }

  /** What has gathered so far, because something else follows (a table). */
  flush(): Passage[] {
    return this.#give(`${this.#where}${this.#where === '' ? '' : ';'}para=${this.#first}`)
  }

  /** What is left at the end of the part. */
  end(): Passage[] {
    return this.#given === 0 ? this.#give(this.#where) : this.flush()
  }

  #give(where: string): Passage[] {
    const text = this.#text.trimEnd()
    this.#text = ''
    if (text === '') return []
    this.#given++
    return [{ type: 'passage', where, text }]
  }
}
