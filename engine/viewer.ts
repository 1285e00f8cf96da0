import { systemClock } from '../base/clock.ts'
import { bytesOfFile, removeFile } from '../base/files/index.ts'
import { serveTasks } from '../base/sandbox/index.ts'
import { type ExtractOptions, extractItem, type Limits } from './evidence/index.ts'
import { type View, type ViewWindow, viewContent } from './view-content.ts'

interface ViewerItem {
  path: string
  name: string
  spool: string
  depth: number
  limits: Limits
}

/** Take one member out of a container, or show a stretch of an item. */
export type ViewerTask =
  /** `rest`: path of what is wanted, below this container. */
  | (ViewerItem & { type: 'member'; rest: string })
  | (ViewerItem & { type: 'view'; window: ViewWindow; pictureTexts: Record<string, string> })

export type ViewerMessage =
  | { type: 'member'; name: string; spooled: string }
  | { type: 'picture'; where: string; spooled: string }

export type ViewerAnswer = View | { found: boolean }

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
