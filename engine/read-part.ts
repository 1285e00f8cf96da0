import type { Clock } from '../base/clock.ts'
import { type CaseLayout, caseLayout, type Item, ReadStore } from './case/index.ts'
import type { Walk } from './evidence/index.ts'
import { fingerprintOf, openReadStore, type ReadSettings, readEvidence } from './read-evidence.ts'

/** A part of the evidence: items whose bytes lie in `folder` on this machine. */
export interface PartRequest {
  walk: Walk
  /** Working folder of this part; a stopped reading goes on in it. */
  folder: string
  settings: ReadSettings
  workers: number
}

export interface PartContext {
  clock: Clock
  stop: AbortSignal
  progress(stage: string, done: number, total: number, unit: string): void
}

export interface ReadPart {
  items: Item[]
  /** The file with everything that was read; `gatherParts` takes it into the case's own. */
  store: string
}

/** Reads one part of the evidence, on any machine: many parts make a case. Throws what `runScope` throws while it reads. */
export async function readPart(request: PartRequest, context: PartContext): Promise<ReadPart> {
  const layout = caseLayout(request.folder)
  const store = openReadStore(layout, request.settings)
  try {
    const items = await readEvidence(request.walk, store, layout, request.settings, {
      workers: request.workers,
      ...context,
    })
    return { items, store: storePath(layout, request.settings) }
  } finally {
    store.close()
  }
}

/** Puts parts that were read elsewhere into the read store of a case folder, where `runScope` finds them. Answers the contents taken over. */
export function gatherParts(folder: string, settings: ReadSettings, parts: readonly string[]): number {
  const store = openReadStore(caseLayout(folder), settings)
  let taken = 0
  try {
    for (const path of parts) {
      const part = new ReadStore(path)
      try {
        taken += store.takeFrom(part)
      } finally {
        part.close()
      }
    }
    store.sync()
    return taken
  } finally {
    store.close()
  }
}

function storePath(layout: CaseLayout, settings: ReadSettings): string {
  return layout.readStore(fingerprintOf(settings).slice(0, 24))
}
