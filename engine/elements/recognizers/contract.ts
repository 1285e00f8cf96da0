import type { Drafts } from '../text/drafts.ts'
import type { LabelKind } from '../text/labels.ts'
import type { Reading } from '../text/reading.ts'
import type { Sighting } from '../text/sighting.ts'

/**
 * A recognizer says what a stretch of running text is. It may work in two ways, or both:
 *
 * - `judge` is shown every candidate of the scanner that has one of its `shapes` and a number of digits within `digits`;
 *   it answers a verdict or null, and may move `seen.end` behind a part that the scanner cut off. A verdict is made once,
 *   when the module loads, because candidates come by the thousand.
 * - `read` is shown the whole passage, for values that no shape leads to (names, addresses, conditions). It adds drafts.
 *
 * Both must take linear time on any text: look only at bounded windows, and use only regular expressions without nested
 * repetition. Each finding says why: the label, the check or the context that it rests on. Its cases stand beside it in
 * `<name>.cases.yaml`: text -> values found, or none.
 */
export interface Recognizer {
  readonly name: string
  /** What it can find; names of the taxonomy. */
  readonly elements: readonly string[]
  readonly shapes?: readonly number[]
  /** Least and most digits of a candidate. */
  readonly digits?: readonly [number, number]
  /** Labels that speak for it. A candidate beside a label of another kind is not shown, unless `firm`. */
  readonly labels?: readonly LabelKind[]
  /** True for values that prove themselves, whatever a label says. */
  readonly firm?: boolean
  /** True for one that builds on what the others drafted; its `read` comes last. */
  readonly late?: boolean
  judge?(seen: Sighting): Verdict | null
  read?(reading: Reading, drafts: Drafts): void
}

export interface Verdict {
  readonly element: number
  readonly confidence: number
  readonly rank: number
  readonly why: string
  readonly role?: number
}
