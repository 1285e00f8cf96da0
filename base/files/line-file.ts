import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { writeProblem } from './write-atomically.ts'

/**
 * Writes a long text file line by line under a temporary name; `close` puts it in place. Buffered by 1 MiB, so a line costs
 * a string concatenation and nothing else. Throws `DISK_FULL` or `NOT_WRITABLE` and removes the unfinished file.
 */
export class LineFile {
  readonly #path: string
  readonly #temporary: string
  readonly #file: number
  #waiting = ''

  constructor(path: string) {
    this.#path = path
    this.#temporary = `${path}.${process.pid}.part`
    try {
      this.#file = openSync(this.#temporary, 'w')
    } catch (cause) {
      throw writeProblem(path, cause)
    }
  }

  line(text: string): void {
    this.#waiting += `${text}\n`
    if (this.#waiting.length > 1 << 20) this.#flush()
  }

  close(): void {
    this.#flush()
    fsyncSync(this.#file)
    closeSync(this.#file)
    renameSync(this.#temporary, this.#path)
  }

  #flush(): void {
    const bytes = Buffer.from(this.#waiting)
    this.#waiting = ''
    try {
      let done = 0
      while (done < bytes.length) done += writeSync(this.#file, bytes, done)
    } catch (cause) {
      closeSync(this.#file)
      rmSync(this.#temporary, { force: true })
      throw writeProblem(this.#path, cause)
    }
  }
}

/**
 * One CSV line (RFC 4180 quoting). A cell that a spreadsheet would run as a formula gets a leading apostrophe: these files hold
 * text that strangers wrote, and somebody will open them in a spreadsheet.
 */
export function csvLine(cells: readonly (string | number)[]): string {
  let line = ''
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at]!
    line += (at === 0 ? '' : ',') + (typeof cell === 'number' ? cell : quoted(cell))
  }
  return line
}

const formula = /^[=+\-@\t\r]/
const needsQuotes = /[",\n\r]/

function quoted(cell: string): string {
  const safe = formula.test(cell) && !/^[+-]?[\d\s().,-]*$/.test(cell) ? `'${cell}` : cell
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
