import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import iconv from 'iconv-lite'

const pieceBytes = 1 << 18

/** A file written in pieces of 256 KiB and hashed on the way; memory does not grow with the file. */
export class OutputFile {
  readonly path: string
  bytes = 0
  readonly #file: number
  readonly #hash = createHash('sha256')
  readonly #encoding: string
  #waiting: string[] = []
  #waitingLength = 0

  /** `encoding` is any name that iconv-lite knows, for the text given to `write`. */
  constructor(path: string, encoding = 'utf8') {
    mkdirSync(dirname(path), { recursive: true })
    this.path = path
    this.#file = openSync(path, 'w')
    this.#encoding = encoding
  }

  write(text: string): void {
    this.#waiting.push(text)
    this.#waitingLength += text.length
    if (this.#waitingLength >= pieceBytes) this.#flush()
  }

  writeBytes(bytes: Uint8Array): void {
    this.#flush()
    this.#put(bytes)
  }

  /** Ends the file and answers its SHA-256 in hex. */
  close(): string {
    this.#flush()
    closeSync(this.#file)
    return this.#hash.digest('hex')
  }

  #flush(): void {
    if (this.#waitingLength === 0) return
    const text = this.#waiting.join('')
    this.#waiting = []
    this.#waitingLength = 0
    this.#put(this.#encoding === 'utf8' ? Buffer.from(text) : iconv.encode(text, this.#encoding))
  }

  #put(bytes: Uint8Array): void {
    let done = 0
    while (done < bytes.length) done += writeSync(this.#file, bytes, done)
    this.#hash.update(bytes)
    this.bytes += bytes.length
  }
}

/** One line of CSV, RFC 4180 quoting. */
export function csvLine(cells: readonly string[]): string {
  let line = ''
  for (let i = 0; i < cells.length; i++) line += (i === 0 ? '' : ',') + csvCell(cells[i]!)
  return `${line}\r\n`
}

function csvCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
