import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeFolder } from '../base/files/index.ts'
import { openSandbox, type Sandbox } from '../base/sandbox/index.ts'
import { defaultLimits, type Limits } from './evidence/index.ts'
import { readerFailure } from './read-sources.ts'
import type { NotDrawn, ViewerAnswer, ViewerMessage, ViewerTask } from './viewer.ts'

/** Where an item of a source lies. */
export interface ItemPlace {
  /** The file of the source, on this machine. */
  path: string
  /** Its name in the source, and the path of what is wanted inside it ('' for itself). */
  name: string
  rest: string
  /** An empty folder for what is taken out of containers; whoever asks removes it. */
  folder: string
}

export type Viewers = Sandbox<ViewerTask, ViewerMessage, ViewerAnswer>
/** An item taken out of its containers. */
export interface TakenItem {
  path: string
  name: string
  depth: number
  limits: Limits
}

/** For one look; a whole reading has ten minutes. */
const seconds = 30

/**
 * Takes an item out of its containers in a closed process (`base/sandbox`) and lets `use` ask that process about it; `spoolOf` makes a folder for
 * one question. Answers what `use` answers, or why the item could not be opened.
 */
export async function openViewers<T>(
  { path, name, rest, folder }: ItemPlace,
  stop: AbortSignal,
  use: (viewers: Viewers, item: TakenItem, spoolOf: (step: number) => string) => Promise<T>,
): Promise<T | NotDrawn> {
  const limits = { ...defaultLimits, seconds }
  const viewers: Viewers = openSandbox({
    module: fileURLToPath(new URL('viewer.ts', import.meta.url)),
    workers: 1,
    limits: { seconds: seconds + 5, memoryBytes: limits.memoryBytes, outputBytes: 256 * 2 ** 20 },
    readable: [path],
    writable: [folder],
  })
  const spoolOf = (step: number): string => {
    const spool = join(folder, String(step))
    makeFolder(spool)
    return spool
  }
  try {
    let level = 0
    let at = { path, name, rest }
    for (; at.rest !== ''; level++) {
      const member = await takeMember(viewers, { ...at, spool: spoolOf(level), depth: level, limits }, stop)
      if (member === undefined) return { state: 'damaged', reason: 'It is not where it was when it was read' }
      at = { path: member.spooled, name: member.name, rest: at.rest.slice(member.name.length + 2) }
    }
    const item = { path: at.path, name: at.name.slice(at.name.lastIndexOf('/') + 1), depth: level, limits }
    return await use(viewers, item, spoolOf)
  } catch (error) {
    stop.throwIfAborted()
    return readerFailure(error)
  } finally {
    await viewers.close()
  }
}

async function takeMember(viewers: Viewers, item: TakenItem & { spool: string; rest: string }, stop: AbortSignal) {
  let member: { name: string; spooled: string } | undefined
  const onMessage = (message: ViewerMessage): void => {
    if (message.type === 'member') member = message
  }
  await viewers.run({ ...item, type: 'member' }, { onMessage, signal: stop })
  return member
}
