export interface RangePoint {
  /** Instant. */
  at: string
  least: number
  most: number
}

const width = 640
const height = 170
const floor = height - 20
const ceiling = 16

/**
 * Where the lines of a range over time lie, in units of the drawing. A bound holds until the next one is known, so the lines are steps,
 * not slopes. The scale starts at zero: a band that looks half as wide is half as wide.
 */
export function drawRange(history: readonly RangePoint[]) {
  const times = history.map(({ at }) => Date.parse(at))
  const from = times[0]!
  const span = Math.max(1, times.at(-1)! - from)
  const top = niceTop(Math.max(1, ...history.map(({ most }) => most)))
  const x = (at: number): number => round((width * (at - from)) / span)
  const y = (value: number): number => round(floor - ((floor - ceiling) * value) / top)
  const steps = (pick: (point: RangePoint) => number): string =>
    history.map((point, i) => (i === 0 ? `M0 ${y(pick(point))}` : `H${x(times[i]!)}V${y(pick(point))}`)).join('')
  const least = steps((point) => point.least)
  const most = steps((point) => point.most)
  const back = history.map((point, i) => `V${y(point.least)}H${x(times[i]!)}`).reverse()
  const last = history.at(-1)!
  return {
    width,
    height,
    least,
    most,
    band: `${most}${back.join('')}Z`,
    end: { x: width, least: y(last.least), most: y(last.most) },
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
