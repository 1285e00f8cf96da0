import type { Action } from '../../../../office/access/index.ts'
import { Later } from '../answers/problem-answer.ts'

/**
 * first: reports of a concern and what is needed to open the vault; taken as long as anything is.
 * upload: evidence and exports, which hold a connection for long and are their own lane.
 */
export type LaneName = 'read' | 'write' | 'first' | 'upload'

/** Requests under way at which a lane takes no more. Reads are let go of first, so that on the worst day a report still comes in. */
const most: Record<LaneName, number> = { read: 48, write: 96, first: 192, upload: 8 }

/** Counts requests under way, and refuses the less urgent ones while there are too many. */
export class Lanes {
  readonly #most: Record<LaneName, number>
  #underWay = 0
  #uploads = 0

  constructor(limits: Record<LaneName, number> = most) {
    this.#most = limits
  }

  get underWay(): number {
    return this.#underWay + this.#uploads
  }

  /** Takes a request in; the answer is to be called once when it ends. Throws `TOO_BUSY`. */
  enter(lane: LaneName): () => void {
    const count = lane === 'upload' ? this.#uploads : this.#underWay
    if (count >= this.#most[lane])
      throw new Later('TOO_BUSY', 'The server has too much to do at this moment', 'Wait a moment and try again', 2)
    if (lane === 'upload') this.#uploads++
    else this.#underWay++
    let inside = true
    return () => {
      if (!inside) return
      inside = false
      if (lane === 'upload') this.#uploads--
      else this.#underWay--
    }
  }
}

export function laneOf(action: Action): LaneName {
  if (action.permission === 'report-concern') return 'first'
  return action.effect === 'read' ? 'read' : 'write'
}
