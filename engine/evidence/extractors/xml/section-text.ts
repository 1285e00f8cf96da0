/**
 * The readable text of a C-CDA section: paragraphs and list items as lines, every table cell as a line `header: value` with
 * a blank line between rows, so that a value keeps its meaning without its table.
 */
export class SectionText {
  #lines: string[] = []
  #line = ''
  #headers: string[] = []
  #inHead = false
  #column = 0
  #isCell = false
  #span = 1

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'table') this.#endTable()
    else if (name === 'thead') this.#inHead = true
    else if (name === 'tr') this.#beginRow()
    else if (name === 'td' || name === 'th') this.#beginCell(attributes)
    else if (name === 'br' && this.#isCell) this.#line += ' '
    else if (!this.#isCell && blocks.has(name)) this.#endLine()
  }

  text(text: string): void {
    this.#line += text.replaceAll(/\s+/g, ' ')
  }

  close(name: string): void {
    if (name === 'thead') this.#inHead = false
    else if (name === 'tr' && !this.#inHead) this.#lines.push('')
    else if (name === 'td' || name === 'th') this.#endCell()
    else if (name === 'table') this.#endTable()
    else if (!this.#isCell && blocks.has(name)) this.#endLine()
    else if (this.#isCell && blocks.has(name)) this.#line += ' '
  }

  /** Everything so far, without blank lines at its ends or doubled between. */
  take(): string {
    this.#endLine()
    const text = this.#lines
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim()
    this.#lines = []
    return text
  }

  #beginRow(): void {
    this.#endLine()
    this.#column = 0
    if (this.#inHead) this.#headers = []
  }

  #beginCell(attributes: Record<string, string>): void {
    this.#endLine()
    this.#isCell = true
    const span = Number(attributes['colspan'] ?? 1)
    this.#span = Number.isInteger(span) && span > 1 && span < 100 ? span : 1
  }

  #endCell(): void {
    this.#isCell = false
    const value = tidy(this.#line)
    this.#line = ''
    const header = this.#headers[this.#column] ?? ''
    if (this.#inHead) for (let n = 0; n < this.#span; n++) this.#headers.push(value.replace(/:$/, ''))
    else if (value !== '') this.#lines.push(header === '' ? value : `${header}: ${value}`)
    this.#column += this.#span
  }

  #endTable(): void {
    this.#endLine()
    this.#headers = []
    this.#inHead = false
    this.#lines.push('')
  }

  #endLine(): void {
    const line = tidy(this.#line)
    this.#line = ''
    if (line !== '') this.#lines.push(line)
  }
}

const blocks = new Set(['paragraph', 'item', 'list', 'caption', 'br', 'p', 'div', 'li', 'h1', 'h2', 'h3', 'title'])

function tidy(line: string): string {
  return line.replaceAll(/ {2,}/g, ' ').trim()
}
