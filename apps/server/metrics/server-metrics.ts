import { monitorEventLoopDelay } from 'node:perf_hooks'
import { version } from '../../../base/version.ts'
import { Counter, Gauge, Histogram, type Metric } from './metric.ts'

/** What `/metrics` tells beside the requests; each is asked when it is read. */
export interface Watched {
  underWay(): number
  vaultOpen(): boolean
  ledgerBlocked(): boolean
}

/** Seconds; the middle ones are what issue and house ask for (reads 50 ms, writes 150 ms). */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Counts of this process for Prometheus: routes by their pattern, never an id, an address or a name. */
export class ServerMetrics {
  readonly #requests = new Counter('cordon_http_requests_total', 'Requests answered, by route and status.')
  readonly #seconds = new Histogram('cordon_http_request_seconds', 'Time to answer a request, by route.', bounds)
  readonly #failures = new Counter('cordon_job_failures_total', 'Chunks of work that failed once, by job.')
  readonly #delay = monitorEventLoopDelay({ resolution: 20 })
  readonly #all: Metric[]

  constructor(watched: Watched) {
    const info = new Counter('cordon_info', 'Version of the program.')
    info.add({ version })
    this.#delay.enable()
    const flag = (yes: boolean) => (yes ? 1 : 0)
    this.#all = [
      info,
      this.#requests,
      this.#seconds,
      this.#failures,
      new Gauge('cordon_http_requests_under_way', 'Requests being answered now.', watched.underWay),
      new Gauge('cordon_vault_open', '1 while the vault is open.', () => flag(watched.vaultOpen())),
      new Gauge('cordon_ledger_blocked', '1 while entries do not reach the log.', () => flag(watched.ledgerBlocked())),
      new Gauge('cordon_event_loop_delay_seconds', '99th percentile since the last reading.', () => this.#takeDelay()),
      new Gauge('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss()),
      new Gauge('process_cpu_seconds_total', 'Processor time used.', cpuSeconds),
      new Gauge('process_uptime_seconds', 'Time since the start.', () => process.uptime()),
    ]
  }

  answered(method: string, route: string, status: number, seconds: number): void {
    this.#requests.add({ method, route, status: String(status) })
    this.#seconds.observe({ method, route }, seconds)
  }

  jobFailed(job: string): void {
    this.#failures.add({ job })
  }

  text(): string {
    return `${this.#all.flatMap((metric) => metric.lines()).join('\n')}\n`
  }

  stop(): void {
    this.#delay.disable()
  }

  #takeDelay(): number {
    const nanoseconds = this.#delay.percentile(99)
    this.#delay.reset()
    return Number.isFinite(nanoseconds) ? nanoseconds / 1e9 : 0
  }
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
