export interface RangePoint {
  /** Instant. */
  at: string
  least: number
  most: number
}

export const rangeHeight = 180
const floor = rangeHeight - 20
const ceiling = 18
/** The last bounds hold from their instant on: they are drawn a little longer, so that they can be seen. */
const tail = 28

/**
 * Where the lines of a range over time lie in a drawing of `width` pixels. A bound holds until the next one is known, so the lines are steps,
 * not slopes. The scale starts at zero: a band that looks half as wide is half as wide.
 */
export function drawRange(history: readonly RangePoint[], width: number) {
  const times = history.map(({ at }) => Date.parse(at))
  const from = times[0]!
  const span = Math.max(1, times.at(-1)! - from)
  const top = niceTop(Math.max(1, ...history.map(({ most }) => most)))
  const x = (at: number): number => round(((width - tail) * (at - from)) / span)
  const y = (value: number): number => round(floor - ((floor - ceiling) * value) / top)
  const steps = (pick: (point: RangePoint) => number): string =>
    `${history.map((point, i) => (i === 0 ? `M0 ${y(pick(point))}` : `H${x(times[i]!)}V${y(pick(point))}`)).join('')}H${width}`
  const most = steps((point) => point.most)
  const back = history.map((point, i) => `V${y(point.least)}H${x(times[i]!)}`).reverse()
  const last = history.at(-1)!
  return {
    least: steps((point) => point.least),
    most,
    band: `${most}${back.join('')}Z`,
    end: { x: width, least: y(last.least), most: y(last.most) },
    lastX: x(times.at(-1)!),
    ticks: [0, top / 2, top].map((value) => ({ value, y: y(value) })),
  }
}

/** The next 1, 2 or 5 times a power of ten, so that the half of it is a round number too. */
function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value)!
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
