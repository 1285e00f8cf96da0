import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import { bytesOfFile, writeProblem } from '../files/index.ts'
import type { Pooled } from './pool.ts'

/** One file of an installation in a backup: whose it is, its path there, and what it is in the pool. */
export interface ContentLine extends Pooled {
  part: 'objects' | 'ledger' | 'plain'
  path: string
}

const bufferedLines = 200

/** Writes the list of a backup's files, one JSON object per line, so that a run which is cut off leaves what it has done so far. */
export class ContentsWriter {
  readonly #path: string
  readonly #file: number
  #waiting: string[] = []

  constructor(path: string) {
    this.#path = path
    try {
      this.#file = openSync(path, 'wx', 0o600)
    } catch (cause) {
      throw writeProblem(path, cause)
    }
  }

  add({ part, path, bytes, sha256 }: ContentLine): void {
    this.#waiting.push(`${JSON.stringify({ part, path, bytes, sha256 })}\n`)
    if (this.#waiting.length >= bufferedLines) this.#flush()
  }

  close(): void {
    try {
      this.#flush()
      fsyncSync(this.#file)
    } finally {
      closeSync(this.#file)
    }
  }

  /** After a failure, which is what counts: keeps of the list what can be kept. */
  abandon(): void {
    try {
      this.close()
    } catch {
      // The disk is full, most likely; the failure that led here says so.
    }
  }

  #flush(): void {
    const bytes = Buffer.from(this.#waiting.splice(0).join(''))
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done)
    } catch (cause) {
      throw writeProblem(this.#path, cause)
    }
  }
}

/** Reads such a list; lines that are none are left out, as the last one of a list that was cut off. */
export function* readContents(path: string): Generator<ContentLine> {
  const file = bytesOfFile(path)
  const decoder = new StringDecoder('utf8')
  let rest = ''
  try {
    for (const piece of file.pieces()) {
      const lines = (rest + decoder.write(piece)).split('\n')
      rest = lines.pop()!
      for (const text of lines) {
        const line = parseLine(text)
        if (line !== undefined) yield line
      }
    }
  } finally {
    file.close()
  }
}

function parseLine(text: string): ContentLine | undefined {
  try {
    const line = JSON.parse(text) as ContentLine
    const known = line.part === 'objects' || line.part === 'ledger' || line.part === 'plain'
    const whole =
      typeof line.path === 'string' && Number.isSafeInteger(line.bytes) && /^[0-9a-f]{64}$/.test(line.sha256)
    return known && whole ? line : undefined
  } catch {
    return undefined
  }
}
