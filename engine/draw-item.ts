import { bytesOfFile } from '../base/files/index.ts'
import type { DrawWindow } from './draw-content.ts'
import type { Drawn } from './evidence/index.ts'
import { type ItemPlace, openViewers } from './open-viewers.ts'
import type { DrawnAnswer, NotDrawn } from './viewer.ts'

export interface DrawRequest extends ItemPlace {
  window: DrawWindow
}

/**
 * Draws a page of an item, opened in a closed process; the picture is made anew, so that nothing of the file itself goes on. What was found is
 * painted over unless `window.reveal`. Answers why where it cannot be drawn.
 */
export function drawItem({ window, ...place }: DrawRequest, stop: AbortSignal): Promise<Drawn | NotDrawn> {
  return openViewers(place, stop, async (viewers, item, spoolOf) => {
    const task = { ...item, type: 'draw' as const, window, spool: spoolOf(1000) }
    const answer = (await viewers.run(task, { signal: stop })) as DrawnAnswer | NotDrawn
    if (!('pages' in answer)) return answer
    const { spooled, ...drawn } = answer
    return spooled === undefined ? drawn : { ...drawn, png: readWhole(spooled) }
  })
}

function readWhole(path: string): Buffer {
  const bytes = bytesOfFile(path)
  try {
    return Buffer.from(bytes.all())
  } finally {
    bytes.close()
  }
}
