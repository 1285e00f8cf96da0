import { SandboxChild, type TaskLimits } from './child.ts'
import { SandboxFailure } from './failure.ts'
import { fence } from './launch.ts'

export interface SandboxOptions {
  /** Path of the child's entry file (.ts), which calls `serveTasks`. */
  module: string
  /** How many children work at the same time. */
  workers: number
  limits: TaskLimits
  /** Files and folders that the children may read, beside Cordon's own code and data. */
  readable: readonly string[]
  /** Folders that they may write to (and read). */
  writable: readonly string[]
  /** Their whole environment; empty by default. Never put a secret in it. */
  env?: Readonly<Record<string, string>>
  /** Let children start worker threads (tesseract.js needs them). Default false. */
  allowWorkers?: boolean
  /** A child is replaced after so many tasks (default 2,000), or when it rests on more than half its memory limit. */
  recycleAfter?: number
}

export interface RunOptions<Message> {
  /** Told every message in order. While a promise it returns is open, the child waits and its clock stands. */
  onMessage?: (message: Message) => void | Promise<void>
  /** Gives up the task: one that waits is dropped, one that runs has its child killed. Rejects with the signal's reason. */
  signal?: AbortSignal
  /** Other limits for this task alone. */
  limits?: Partial<TaskLimits>
}

/** A pool of child processes for work on hostile bytes. */
export interface Sandbox<Task, Message, Answer> {
  /**
   * Queues a task and answers what the child's handler returned. Rejects with `SandboxFailure` (reason `killed-time`,
   * `killed-memory`, `killed-output`, `crashed`, `closed`) or, when the handler threw, with `TaskError`. Either way the
   * next task finds a sound child.
   */
  run(task: Task, options?: RunOptions<Message>): Promise<Answer>
  /** Ends all children; tasks not yet answered reject with `closed`. */
  close(): Promise<void>
  /** `namespace`: the kernel gives children no network at all; `guard`: calls of Node that would open one throw. */
  readonly network: 'namespace' | 'guard'
}

interface Waiting {
  start(child: SandboxChild): Promise<void>
  drop(error: unknown): void
}

/** Opens a sandbox. Children start with the first tasks, not before. */
export function openSandbox<Task, Message, Answer>(options: SandboxOptions): Sandbox<Task, Message, Answer> {
  const pool = new Pool(options)
  return {
    network: fence().network,
    run(task, { onMessage = () => {}, signal, limits = {} } = {}) {
      const all = { ...options.limits, ...limits }
      const hear = onMessage as (body: unknown) => void | Promise<void>
      return pool.add((child) => child.run(task, all, hear), signal) as Promise<Answer>
    },
    close: () => pool.close(),
  }
}

class Pool {
  readonly #options: SandboxOptions
  readonly #waiting = new Set<Waiting>()
  readonly #idle: SandboxChild[] = []
  readonly #all = new Set<SandboxChild>()
  #closed = false

  constructor(options: SandboxOptions) {
    this.#options = options
  }

  add(work: (child: SandboxChild) => Promise<unknown>, signal: AbortSignal | undefined): Promise<unknown> {
    if (this.#closed) return Promise.reject(closedFailure())
    if (signal?.aborted) return Promise.reject(signal.reason)
    return new Promise((resolve, reject) => {
      let holder: SandboxChild | undefined
      const giveUp = (): void => {
        this.#waiting.delete(waiting)
        reject(signal!.reason)
        void holder?.kill('closed', 'it was given up')
      }
      const waiting: Waiting = {
        drop: reject,
        start: async (child) => {
          holder = child
          await work(child).then(resolve, reject)
          holder = undefined
          signal?.removeEventListener('abort', giveUp)
        },
      }
      signal?.addEventListener('abort', giveUp, { once: true })
      this.#waiting.add(waiting)
      this.#advance()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const waiting of this.#waiting) waiting.drop(closedFailure())
    this.#waiting.clear()
    const idle = new Set(this.#idle)
    await Promise.all(
      [...this.#all].map((child) => (idle.has(child) ? child.retire() : child.kill('closed', 'the sandbox closed'))),
    )
    this.#all.clear()
  }

  #advance(): void {
    for (const waiting of this.#waiting) {
      const child = this.#free()
      if (child === undefined) return
      this.#waiting.delete(waiting)
      void waiting.start(child).then(() => this.#release(child))
    }
  }

  /** An idle child, or a new one while there is room for it. */
  #free(): SandboxChild | undefined {
    for (let child = this.#idle.pop(); child !== undefined; child = this.#idle.pop()) {
      if (child.alive) return child
      this.#all.delete(child)
    }
    if (this.#all.size >= this.#options.workers) return undefined
    const { module, readable, writable, env = {}, allowWorkers = false, limits } = this.#options
    const fresh = new SandboxChild(
      { module, readable, writable, env, allowWorkers, memoryBytes: limits.memoryBytes },
      limits,
    )
    this.#all.add(fresh)
    return fresh
  }

  #release(child: SandboxChild): void {
    const { recycleAfter = 2000, limits } = this.#options
    if (this.#closed) return
    if (child.alive && child.tasks < recycleAfter && child.memory < limits.memoryBytes / 2) this.#idle.push(child)
    else {
      this.#all.delete(child)
      if (child.alive) void child.retire()
    }
    this.#advance()
  }
}

function closedFailure(): SandboxFailure {
  return new SandboxFailure('closed', 'the sandbox is closed')
}
