/** What a statement that is not rows may give as a passage, in UTF-16 units. */
const longest = 64 << 10

const structural =
  /^\s*(?:CREATE|ALTER|DROP|SET|GRANT|REVOKE|COMMENT|LOCK|UNLOCK|USE|PRAGMA|BEGIN|COMMIT|START|ANALYZE|PRINT|GO|SELECT\s+pg_catalog\.)\b/i

/**
 * Gathers the text of a statement that is neither rows nor structure (`UPDATE patients SET email = '...'`), so that what it
 * says about people is read as a passage.
 */
export class OtherStatement {
  #text = ''
  #line = 0
  #kept = false

  /** `kept` false for the tail of a statement whose rows or columns were read already. */
  begin(line: number, kept: boolean): void {
    this.#text = ''
    this.#line = line
    this.#kept = kept
  }

  add(text: string): void {
    if (this.#kept && this.#text.length < longest) this.#text += text
  }

  /** The statement's text and line where it may hold data; undefined otherwise. */
  end(): { text: string; line: number } | undefined {
    const text = this.#text.slice(0, longest).trim()
    this.#text = ''
    if (!this.#kept || structural.test(text) || !/'[^']{3}/.test(text)) return undefined
    return { text, line: this.#line }
  }
}
