import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { createWorker, type Worker } from 'tesseract.js'
import { bytesOfFile } from '../../../base/files/index.ts'
import { Unreadable } from '../content.ts'
import type { OcrEngine } from './contract.ts'
import { tiffPages } from './tiff-pages.ts'

/** Small, fast models that the language packages ship beside the full ones. */
const modelFolder = '4.0.0_best_int'
const longShortTermMemory = 1

/**
 * tesseract.js with the language data from this installation's packages: no network, no cache on disk. Each worker is a thread
 * with its own WebAssembly memory (about 230 MB), made when first needed and used again; under Node's permission model it needs
 * `--allow-worker` and reading of node_modules.
 */
export async function startBuiltInEngine(most: number, wanted: readonly string[], seconds: number): Promise<OcrEngine> {
  const idle: Worker[] = [await startWorker(wanted)]
  const all = new Set(idle)
  return {
    name: 'tesseract.js',
    async words(picture, layout) {
      const worker = idle.pop() ?? (await startWorker(wanted))
      all.add(worker)
      try {
        const words = await inTime(seconds, recognize(worker, picture, layout))
        if (idle.length < most) idle.push(worker)
        return words
      } catch (error) {
        all.delete(worker)
        await worker.terminate()
        throw error
      }
    },
    async close() {
      await Promise.all([...all].map((worker) => worker.terminate()))
    },
  }
}

/** Packed model of a language, in the package that holds it. */
function modelFile(code: string): string {
  return fileURLToPath(import.meta.resolve(`@tesseract.js-data/${code}/${modelFolder}/${code}.traineddata.gz`))
}

function readModel(code: string): Buffer {
  const file = bytesOfFile(modelFile(code))
  try {
    return gunzipSync(file.all())
  } finally {
    file.close()
  }
}

/**
 * tesseract.js looks for all languages in one folder, but each lies in a package of its own. So it starts with the first; the
 * others are written into its memory and added to the list of loaded ones (the very array it was given) before it starts again.
 */
async function startWorker(wanted: readonly string[]): Promise<Worker> {
  const [first, ...others] = wanted
  const loaded = [first!]
  const langPath = dirname(modelFile(first!))
  const worker = await createWorker(loaded, longShortTermMemory, { langPath, cacheMethod: 'none', errorHandler() {} })
  for (const code of others) {
    await worker.FS('writeFile', [`${code}.traineddata`, readModel(code)])
    loaded.push(code)
  }
  if (others.length > 0) await worker.reinitialize(wanted.join('+'), longShortTermMemory)
  return worker
}

/** Level and page number at the head of each line of the table of words. */
const pageNumber = /^(\d+)\t\d+\t/gm

async function recognize(worker: Worker, picture: string, layout: 3 | 11): Promise<string> {
  const file = bytesOfFile(picture)
  try {
    await worker.setParameters({ tessedit_pageseg_mode: String(layout) as never, user_defined_dpi: '200' })
    let words = ''
    let number = 0
    for (const page of tiffPages(Buffer.from(file.all()))) {
      const { data } = await worker.recognize(page, {}, { text: false, tsv: true })
      number++
      words += (data.tsv ?? '').replace(pageNumber, `$1\t${number}\t`)
    }
    return words
  } catch (cause) {
    throw new Unreadable('damaged', 'The picture cannot be opened', { cause })
  } finally {
    file.close()
  }
}

/** Rejects with `Unreadable('too-large')` when the time is up; the caller then ends the worker. */
function inTime<T>(seconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    const error = new Unreadable('too-large', `Reading the picture took longer than ${seconds} seconds`)
    timer = setTimeout(() => reject(error), seconds * 1000)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
