import { systemClock } from '../base/clock.ts'
import { bytesOfFile, openSpool, removeFile } from '../base/files/index.ts'
import { serveTasks } from '../base/sandbox/index.ts'
import { type DrawWindow, drawContent } from './draw-content.ts'
import { type Drawn, type ExtractOptions, extractItem, type Limits, Unreadable } from './evidence/index.ts'
import { type View, type ViewWindow, viewContent } from './view-content.ts'

interface ViewerItem {
  path: string
  name: string
  spool: string
  depth: number
  limits: Limits
}

/** Take one member out of a container, show a stretch of an item, or draw a page of it. */
export type ViewerTask =
  /** `rest`: path of what is wanted, below this container. */
  | (ViewerItem & { type: 'member'; rest: string })
  | (ViewerItem & { type: 'view'; window: ViewWindow; pictureTexts: Record<string, string> })
  | (ViewerItem & { type: 'draw'; window: DrawWindow })

export type ViewerMessage =
  | { type: 'member'; name: string; spooled: string }
  | { type: 'picture'; where: string; spooled: string }

/** A drawing lies in the spool, as PNG. */
export type DrawnAnswer = Omit<Drawn, 'png'> & { spooled?: string }
/** Why nothing was drawn. */
export interface NotDrawn {
  state: string
  reason: string
}

export type ViewerAnswer = View | DrawnAnswer | NotDrawn | { found: boolean }

/** The process that opens an item to show it: closed in like the one that reads. */
if (import.meta.main)
  serveTasks((task, send) => answerTask(task as ViewerTask, send as (message: ViewerMessage) => void))

async function answerTask(task: ViewerTask, send: (message: ViewerMessage) => void): Promise<ViewerAnswer> {
  const { path, name, spool, depth, limits } = task
  const bytes = bytesOfFile(path)
  const options: ExtractOptions = { limits, spool, depth, clock: systemClock }
  try {
    if (task.type === 'view')
      return await viewContent(bytes, name, options, task.window, task.pictureTexts, {
        picture: (where, spooled) => send({ type: 'picture', where, spooled }),
      })
    if (task.type === 'draw') return await drawIntoSpool(bytes, task)
    for await (const content of extractItem(bytes, name, options)) {
      if (content.type === 'picture') removeFile(content.spooled)
      if (content.type !== 'child') continue
      if (task.rest === content.name || task.rest.startsWith(`${content.name}!/`)) {
        send({ type: 'member', name: content.name, spooled: content.spooled })
        return { found: true }
      }
      removeFile(content.spooled)
    }
    return { found: false }
  } finally {
    bytes.close()
  }
}

async function drawIntoSpool(
  bytes: ReturnType<typeof bytesOfFile>,
  { name, spool, limits, window }: ViewerTask & { type: 'draw' },
): Promise<DrawnAnswer | NotDrawn> {
  try {
    const { png, ...drawn } = await drawContent(bytes, name, limits.wholeFileBytes, window)
    if (png === undefined) return drawn
    return { ...drawn, spooled: (await openSpool(spool).keep(png)).spooled }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { state: error.state, reason: error.message }
  }
}
