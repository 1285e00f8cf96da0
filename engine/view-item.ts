import { type ItemPlace, openViewers, type TakenItem, type Viewers } from './open-viewers.ts'
import { openPictureReader } from './read-pictures.ts'
import type { View, ViewWindow } from './view-content.ts'
import type { ViewerMessage, ViewerTask } from './viewer.ts'

export interface ViewRequest extends ItemPlace {
  window: ViewWindow
}

/** Pictures of one view whose text is read. */
const mostPictures = 3

/**
 * Shows a stretch of an item, opened in a closed process: text, rows or records with what was found in them, masked unless `window.reveal`. Of
 * pictures it shows the text that OCR reads. What cannot be shown is a gap, as when it was read.
 */
export async function viewItem({ window, ...place }: ViewRequest, stop: AbortSignal): Promise<View> {
  const view = await openViewers(place, stop, (viewers, item, spoolOf) =>
    show(viewers, item, window, place.folder, spoolOf, stop),
  )
  return 'parts' in view ? view : nothing(view.state, view.reason)
}

/** Once; and once more with the texts of its pictures, where there are any to show. */
async function show(
  viewers: Viewers,
  item: TakenItem,
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

function nothing(state: string, reason: string): View {
  const gap = { where: '', state: state as View['gaps'][number]['state'], reason }
  return { kind: '', state, reason, first: 0, parts: [], more: false, gaps: [gap] }
}
