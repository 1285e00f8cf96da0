import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeFolder } from '../base/files/index.ts'
import { openSandbox, type Sandbox } from '../base/sandbox/index.ts'
import { defaultLimits } from './evidence/index.ts'
import { openPictureReader } from './read-pictures.ts'
import { readerFailure } from './read-sources.ts'
import type { View, ViewWindow } from './view-content.ts'
import type { ViewerAnswer, ViewerMessage, ViewerTask } from './viewer.ts'

export interface ViewRequest {
  /** The file of the source, on this machine. */
  path: string
  /** Its name in the source, and the path of what is wanted inside it ('' for itself). */
  name: string
  rest: string
  window: ViewWindow
  /** An empty folder for what is taken out of containers; whoever asks removes it. */
  folder: string
}

/** For one view; a whole reading has ten minutes. */
const seconds = 30
/** Pictures of one view whose text is read. */
const mostPictures = 3

/**
 * Shows a stretch of an item, opened in a closed process (`base/sandbox`): text, rows or records with what was found in them, masked unless
 * `window.reveal`. Of pictures it shows the text that OCR reads. What cannot be shown is a gap, as when it was read.
 */
export async function viewItem(request: ViewRequest, stop: AbortSignal): Promise<View> {
  const { path, name, rest, window, folder } = request
  const limits = { ...defaultLimits, seconds }
  const { memoryBytes } = limits
  const viewers: Sandbox<ViewerTask, ViewerMessage, ViewerAnswer> = openSandbox({
    module: fileURLToPath(new URL('viewer.ts', import.meta.url)),
    workers: 1,
    limits: { seconds: seconds + 5, memoryBytes, outputBytes: 256 * 2 ** 20 },
    readable: [path],
    writable: [folder],
  })
  let level = 0
  const spoolOf = (step: number): string => {
    const spool = join(folder, String(step))
    makeFolder(spool)
    return spool
  }
  try {
    let at = { path, name, rest }
    for (; at.rest !== ''; level++) {
      const member = await takeMember(viewers, { ...at, spool: spoolOf(level), depth: level, limits }, stop)
      if (member === undefined) return nothing('damaged', 'It is not where it was when it was read')
      at = { path: member.spooled, name: member.name, rest: at.rest.slice(member.name.length + 2) }
    }
    const item = { path: at.path, name: at.name.slice(at.name.lastIndexOf('/') + 1), depth: level, limits }
    return await show(viewers, item, window, folder, spoolOf, stop)
  } catch (error) {
    stop.throwIfAborted()
    const { state, reason } = readerFailure(error)
    return nothing(state, reason)
  } finally {
    await viewers.close()
  }
}

type Viewers = Sandbox<ViewerTask, ViewerMessage, ViewerAnswer>
type Item = Pick<ViewerTask, 'path' | 'name' | 'depth' | 'limits'>

async function takeMember(viewers: Viewers, item: Item & { spool: string; rest: string }, stop: AbortSignal) {
  let member: { name: string; spooled: string } | undefined
  const onMessage = (message: ViewerMessage): void => {
    if (message.type === 'member') member = message
  }
  await viewers.run({ ...item, type: 'member' }, { onMessage, signal: stop })
  return member
}

/** Once; and once more with the texts of its pictures, where there are any to show. */
async function show(
  viewers: Viewers,
  item: Item,
  window: ViewWindow,
  folder: string,
  spoolOf: (step: number) => string,
  stop: AbortSignal,
): Promise<View> {
  const pictures = new Map<string, string>()
  const onMessage = (message: ViewerMessage): void => {
    if (message.type === 'picture') pictures.set(message.where, message.spooled)
  }
  const task = (step: number, pictureTexts: Record<string, string>): ViewerTask => ({
    ...{ ...item, type: 'view', window, pictureTexts, spool: spoolOf(step) },
  })
  const first = (await viewers.run(task(1000, {}), { onMessage, signal: stop })) as View
  const shown = first.parts.flatMap((part) => (part.type === 'picture' ? [part.where] : [])).slice(0, mostPictures)
  if (shown.length === 0) return first
  const texts: Record<string, string> = {}
  const reader = openPictureReader({ workers: 1, folder })
  try {
    for (const where of shown) {
      const read = await reader.read(pictures.get(where)!).catch(() => undefined)
      if (read !== undefined && read.text !== '') texts[where] = read.text
    }
  } finally {
    await reader.close()
  }
  if (Object.keys(texts).length === 0) return first
  return (await viewers.run(task(1001, texts), { signal: stop })) as View
}

function nothing(state: View['state'], reason: string): View {
  const gap = { where: '', state: state as View['gaps'][number]['state'], reason }
  return { kind: '', state, reason, first: 0, parts: [], more: false, gaps: [gap] }
}
