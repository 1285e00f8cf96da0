import { Unreadable } from '../content.ts'
import { type Ocr, type OcrEngine, ocrLanguages, type ProgramRunner } from './contract.ts'
import { tidyOcr } from './tidy-ocr.ts'

export interface OcrOptions {
  /** Runs the tesseract program where it is installed; without it the built-in engine is used. */
  program?: ProgramRunner
  /** Answer an engine `none` rather than start the built-in one here. */
  programOnly?: boolean
  /** How many pictures may be read at once. */
  workers: number
  /** Default `ocrLanguages`. One language is twice as fast as two. */
  languages?: readonly string[]
  /** Seconds for one picture. Default 120. */
  seconds?: number
}

/** Below this a page is tried again as scattered words: photographs of cards and forms have no columns to find. */
const doubtfulUnits = 12
const doubtfulConfidence = 40

/** Opens the best engine there is: the tesseract program, else tesseract.js with the language data of this installation, else none. */
export async function openOcr(options: OcrOptions): Promise<Ocr> {
  const { workers } = options
  const engine = await startEngine(options)
  if (engine === undefined) return noOcr
  const turns = new Turns(workers)
  return {
    engine: engine.name,
    read: (picture) => turns.take(() => readPicture(engine, picture)),
    close: () => engine.close(),
  }
}

async function startEngine(options: OcrOptions): Promise<OcrEngine | undefined> {
  const { program, programOnly = false, workers, languages, seconds = 120 } = options
  if (program !== undefined) {
    const { startProgramEngine } = await import('./program-engine.ts')
    const engine = await startProgramEngine(program, languages ?? ocrLanguages.tesseract, seconds)
    if (engine !== undefined) return engine
  }
  if (programOnly) return undefined
  try {
    const { startBuiltInEngine } = await import('./built-in-engine.ts')
    return await startBuiltInEngine(workers, languages ?? ocrLanguages['tesseract.js'], seconds)
  } catch {
    // Not installed, no language data, or no threads allowed: `engine` says so, and every picture becomes a gap.
    return undefined
  }
}

async function readPicture(engine: OcrEngine, picture: string): Promise<{ text: string; confidence: number }> {
  const first = tidyOcr(await engine.words(picture, 3))
  if (first.text.length >= doubtfulUnits && first.confidence >= doubtfulConfidence) return first
  const second = tidyOcr(await engine.words(picture, 11))
  return second.text.length * second.confidence > first.text.length * first.confidence ? second : first
}

const noOcr: Ocr = {
  engine: 'none',
  async read() {
    throw new Unreadable('unsupported', 'No program to read pictures is available')
  },
  async close() {},
}

/** Lets so many tasks run at once; the others wait in order. */
class Turns {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(count: number) {
    this.#free = Math.max(1, count)
  }

  async take<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((go) => this.#waiting.push(go))
    try {
      return await task()
    } finally {
      const next = this.#waiting.shift()
      if (next === undefined) this.#free++
      else next()
    }
  }
}
