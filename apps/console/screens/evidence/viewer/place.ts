/** A place of the evidence, as the office says it. */
export interface Place {
  run_id: string
  item: string
  /** Within the item. */
  location?: string
  /** What was found there. */
  element?: string
}
