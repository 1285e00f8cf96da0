import { fileURLToPath } from 'node:url'
import { Problem } from '../base/errors.ts'
import { makeFolder, removeFile } from '../base/files/index.ts'
import { openSandbox } from '../base/sandbox/index.ts'
import { fingerprint } from '../base/version.ts'
import { type CaseLayout, type Item, ReadStore } from './case/index.ts'
import { defaultLimits, type Limits, type Walk } from './evidence/index.ts'
import { openPictureReader } from './read-pictures.ts'
import { type Readers, readSources } from './read-sources.ts'
import { areYouThere } from './reader.ts'

/** What decides how evidence is read, besides the evidence itself. */
export interface ReadSettings {
  keepText: boolean
  /** Mail domains of the provider's staff. */
  ownDomains: readonly string[]
  limits?: Partial<Limits>
}

/** Code and facts that reading depends on: another version of them reads anew. */
const readingParts = [
  'engine/evidence',
  'engine/elements',
  'engine/people/mentions',
  'engine/find-in-content.ts',
  'engine/read-item.ts',
  'data/elements',
  'package-lock.json',
]

/** SHA-256 over the code, facts and settings that decide what reading gives. */
export function fingerprintOf(settings: ReadSettings): string {
  return fingerprint(readingParts, JSON.stringify(settings))
}

/** The store of what has been read in this case with these settings; a former run's is taken up again. */
export function openReadStore(layout: CaseLayout, settings: ReadSettings): ReadStore {
  makeFolder(layout.work)
  return new ReadStore(layout.readStore(fingerprintOf(settings).slice(0, 24)))
}

export interface ReadRun {
  workers: number
  stop: AbortSignal
  progress(stage: string, done: number, total: number, unit: string): void
}

/** Reads all sources in child processes without network, within limits, and answers the items in path order. */
export async function readEvidence(
  walk: Walk,
  store: ReadStore,
  layout: CaseLayout,
  settings: ReadSettings,
  run: ReadRun,
): Promise<Item[]> {
  const limits = { ...defaultLimits, ...settings.limits }
  removeFile(layout.spool)
  makeFolder(layout.spool)
  const readers = openReaders(
    walk.sources.map(({ root }) => root),
    layout.spool,
    run.workers,
    limits,
  )
  const pictures = openPictureReader({ workers: run.workers, folder: layout.spool })
  try {
    await checkReader(readers)
    const { keepText, ownDomains } = settings
    const progress = (known: number, done: number): void => run.progress('reading', done, known, 'items')
    return await readSources(walk, {
      store,
      readers,
      pictures,
      spool: layout.spool,
      limits,
      workers: run.workers,
      keepText,
      ownDomains,
      stop: run.stop,
      progress,
    })
  } finally {
    await readers.close()
    await pictures.close()
    removeFile(layout.spool)
    store.sync()
  }
}

/** Opens the processes that read evidence from `readable` and keep members and pictures in `spool`. */
export function openReaders(readable: readonly string[], spool: string, workers: number, limits: Limits): Readers {
  const { seconds, memoryBytes, outputBytes } = limits
  return openSandbox({
    module: fileURLToPath(new URL('reader.ts', import.meta.url)),
    workers,
    // The reader ends by itself at the limit; killing it is for the one that does not come back.
    limits: { seconds: seconds + 10, memoryBytes, outputBytes },
    readable,
    writable: [spool],
  })
}

async function checkReader(readers: Readers): Promise<void> {
  try {
    await readers.run(areYouThere)
  } catch (cause) {
    throw new Problem(
      'READER_BROKEN',
      `The process that opens files does not start: ${(cause as Error).message}`,
      'Run ./cordon test sandbox to see what this machine lacks',
      { cause },
    )
  }
}
