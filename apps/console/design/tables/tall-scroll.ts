/**
 * Scrolling through more rows than a browser can draw one below the other: none draws anything below some 17 million pixels (Firefox) or
 * 33 million (Chromium), which is half a million rows. The page is kept `tallest` high, and the rows are drawn `shift` pixels higher than
 * where they belong. Small movements keep the shift, so that a wheel moves rows by as much as it says; a leap (the scroll bar) takes the
 * same share of the rows as of the bar; and when scrolling has come to rest, `settle` brings both together again, unseen.
 */
export interface Sizes {
  /** Height of all rows. */
  total: number
  /** Height of the part that is seen. */
  view: number
}

export interface Position {
  /** What the browser calls scrollTop. */
  bar: number
  /** How far down the rows we are: bar + shift. */
  depth: number
}

export const tallest = 8_000_000

export const barHeight = (total: number): number => Math.min(total, tallest)

/** Where the rows are once the bar has moved to `bar`. */
export function scrolled(before: Position, bar: number, sizes: Sizes): Position {
  const { deepest, lowest } = ends(sizes)
  if (deepest === lowest) return { bar, depth: bar }
  const isLeap = Math.abs(bar - before.bar) > 3 * sizes.view
  const shift = isLeap ? bar * (deepest / lowest) - bar : before.depth - before.bar
  return { bar, depth: within(bar + shift, deepest) }
}

/** Whether the bar has come to an end which the rows have not: then it must settle at once. */
export function isStuck({ bar, depth }: Position, sizes: Sizes): boolean {
  const { deepest, lowest } = ends(sizes)
  return (bar <= 0 && depth > 0) || (bar >= lowest && depth < deepest)
}

/** The position whose bar stands where this depth belongs. */
export function settle(depth: number, sizes: Sizes): Position {
  const { deepest, lowest } = ends(sizes)
  const held = within(depth, deepest)
  return { bar: deepest === 0 ? 0 : Math.round((held * lowest) / deepest), depth: held }
}

/** The depth at which `row` is in sight, moved no further than needed. */
export function depthFor(row: number, rowHeight: number, depth: number, sizes: Sizes): number {
  const top = row * rowHeight
  if (top < depth) return top
  return top + rowHeight > depth + sizes.view ? top + rowHeight - sizes.view : depth
}

function ends({ total, view }: Sizes): { deepest: number; lowest: number } {
  return { deepest: Math.max(0, total - view), lowest: Math.max(0, barHeight(total) - view) }
}

function within(depth: number, deepest: number): number {
  return Math.min(deepest, Math.max(0, depth))
}
