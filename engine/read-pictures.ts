import { fileURLToPath } from 'node:url'
import { openSandbox, runProgram, type Sandbox } from '../base/sandbox/index.ts'
import { openOcr } from './evidence/index.ts'

export interface PictureText {
  text: string
  /** 0-100, weighted by characters. */
  confidence: number
}

/** Reads pictures: with Debian's tesseract where it is installed, else with tesseract.js in a sandboxed process. */
export interface PictureReader {
  /** Throws `Unreadable`, `SandboxFailure` or `TaskError` with the reason in its message. */
  read(picture: string): Promise<PictureText>
  close(): Promise<void>
}

export interface PictureOptions {
  workers: number
  /** The folder that the pictures lie in. */
  folder: string
  /** Do not look for the program (tests of the built-in engine). */
  builtIn?: boolean
}

const limits = { seconds: 180, memoryBytes: 1200 * 2 ** 20, outputBytes: 64 * 2 ** 20 }

/** Nothing starts before the first picture: most evidence has none. */
export function openPictureReader(options: PictureOptions): PictureReader {
  let opened: Promise<PictureReader> | undefined
  return {
    async read(picture) {
      opened ??= open(options)
      return await (await opened).read(picture)
    },
    close: async () => (await opened)?.close(),
  }
}

async function open({ workers, folder, builtIn = false }: PictureOptions): Promise<PictureReader> {
  if (!builtIn) {
    const ocr = await openOcr({ workers, program: runProgram, programOnly: true })
    if (ocr.engine !== 'none') return ocr
  }
  const module = fileURLToPath(new URL('picture-reader.ts', import.meta.url))
  const readers: Sandbox<string, never, PictureText | undefined> = openSandbox({
    module,
    workers,
    limits,
    readable: [folder],
    writable: [],
    allowWorkers: true,
  })
  return {
    async read(picture) {
      const text = await readers.run(picture)
      if (text === undefined) throw new Error('no OCR program is installed, and the built-in one does not start')
      return text
    },
    close: () => readers.close(),
  }
}
