import { systemClock } from '../base/clock.ts'
import { bytesOfFile } from '../base/files/index.ts'
import { serveTasks } from '../base/sandbox/index.ts'
import type { Gap, Limits } from './evidence/index.ts'
import type { Block } from './people/index.ts'
import { type ReadEnd, readItem } from './read-item.ts'

/** One item for the reader process; plain data. */
export interface ReaderTask {
  path: string
  name: string
  /** Folder for members and pictures, the task's own. */
  spool: string
  depth: number
  limits: Limits
  keepText: boolean
  ownDomains: readonly string[]
  pictureTexts?: Record<string, string>
}

/** What the reader says on the way. */
export type ReaderMessage =
  | { type: 'block'; block: Block }
  | { type: 'child'; name: string; spooled: string; bytes: number }
  | { type: 'picture'; where: string; spooled: string }
  | { type: 'gap'; gap: Omit<Gap, 'type'> }

export type ReaderAnswer = ReadEnd

/** Asked before any evidence: a reader that cannot even start is a fault of this copy or machine, not of every file. */
export const areYouThere = 'are you there?'
const here: ReaderAnswer = { kind: '', state: 'read', reason: '', findings: 0 }

/** The process that opens hostile files: no network, no other files, limits on time, memory and output (`base/sandbox`). */
if (import.meta.main)
  serveTasks((task, send) =>
    task === areYouThere ? here : readTask(task as ReaderTask, send as (message: ReaderMessage) => void),
  )

async function readTask(task: ReaderTask, send: (message: ReaderMessage) => void): Promise<ReaderAnswer> {
  const { path, name, spool, depth, limits, keepText, ownDomains, pictureTexts } = task
  const bytes = bytesOfFile(path)
  try {
    const options = { limits, spool, depth, clock: systemClock }
    return await readItem(
      bytes,
      { name, options, keepText, ownDomains, ...(pictureTexts === undefined ? {} : { pictureTexts }) },
      {
        block: (block) => send({ type: 'block', block }),
        child: (name, spooled, bytes) => send({ type: 'child', name, spooled, bytes }),
        picture: (where, spooled) => send({ type: 'picture', where, spooled }),
        gap: (gap) => send({ type: 'gap', gap }),
      },
    )
  } finally {
    bytes.close()
  }
}
