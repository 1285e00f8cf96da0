import type { Terminal } from './command.ts'

const redrawMs = 120
const plainMs = 5000

/**
 * Shows how far long work is: one line that redraws itself on a terminal, now and then a plain line elsewhere. Rate and time left
 * are reckoned from the stage's own start.
 */
export class Progress {
  readonly #terminal: Terminal
  readonly #times: { stage: string; seconds: number }[] = []
  #stage = ''
  #since = 0
  #shown = 0
  #drawn = false

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  /** `done` of `total` units of this stage; a new stage name ends the one before. */
  tell(stage: string, done: number, total: number, unit: string): void {
    const now = this.#terminal.clock.now()
    if (stage !== this.#stage) this.#begin(stage, now)
    if (now - this.#shown < (this.#terminal.interactive ? redrawMs : plainMs)) return
    this.#shown = now
    this.#show(line(stage, done, total, unit, (now - this.#since) / 1000))
  }

  /** Ends the last stage; answers the seconds of each, in order. */
  end(): { stage: string; seconds: number }[] {
    this.#begin('', this.#terminal.clock.now())
    return this.#times
  }

  #begin(stage: string, now: number): void {
    if (this.#stage !== '') this.#times.push({ stage: this.#stage, seconds: (now - this.#since) / 1000 })
    if (this.#drawn) process.stderr.write('\r\x1b[2K')
    this.#drawn = false
    this.#stage = stage
    this.#since = now
    // A stage that ends at once need not be seen.
    this.#shown = this.#terminal.interactive ? 0 : now
  }

  #show(text: string): void {
    if (this.#terminal.interactive) process.stderr.write(`\r\x1b[2K${text}`)
    else this.#terminal.note(text)
    this.#drawn = this.#terminal.interactive
  }
}

function line(stage: string, done: number, total: number, unit: string, seconds: number): string {
  const rate = seconds > 0 ? done / seconds : 0
  const left = rate > 0 && total > done ? `, about ${duration((total - done) / rate)} left` : ''
  const share = total > 0 ? ` (${Math.floor((100 * done) / total)} %)` : ''
  // Where nobody knows how many there are (0), only what is done can be said.
  return `${stage}: ${total > 0 ? `${done} of ${total}` : done} ${unit}${share}, ${rate >= 10 ? Math.round(rate) : rate.toFixed(1)} per second${left}`
}

export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`
  return `${(seconds / 3600).toFixed(1)} h`
}
