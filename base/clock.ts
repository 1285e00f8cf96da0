/** The one place that reads the time, so that tests and re-runs can hold it still. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }

/** A clock that stands at `instant` (ISO 8601 with offset) until told otherwise. */
export function clockAt(instant: string): Clock & { set(instant: string): void } {
  let at = Date.parse(instant)
  return {
    now: () => at,
    set(next) {
      at = Date.parse(next)
    },
  }
}
