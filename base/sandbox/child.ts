import type { ChildProcess } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { type FailureReason, SandboxFailure, TaskError } from './failure.ts'
import { FrameReader, frameOf } from './frames.ts'
import { type Launch, launch } from './launch.ts'
import { memoryOf } from './memory-of.ts'
import { answerDescriptor, type ToParent } from './protocol.ts'

/** What one task may use. */
export interface TaskLimits {
  /** Wall-clock seconds; the time in which the parent digests a message does not count. */
  seconds: number
  /** Resident memory of the child. */
  memoryBytes: number
  /** Everything that the child sends for one task. */
  outputBytes: number
}

interface Work {
  limits: TaskLimits
  onMessage: (body: unknown) => void | Promise<void>
  resolve: (answer: unknown) => void
  reject: (error: unknown) => void
  settled: () => void
  secondsLeft: number
  sent: number
}

const tickSeconds = 0.1

/** One child process and the task it has in hand, at most one. */
export class SandboxChild {
  readonly #process: ChildProcess
  readonly #answers: Readable
  readonly #frames: FrameReader
  readonly #ended: Promise<void>
  #work: Work | undefined
  /** Whether the parent is digesting a message. */
  #digesting = false
  #verdict: { reason: FailureReason; message: string } | undefined
  #lastWords = ''
  #tasks = 0
  /** Whether it can take another task; false from the moment it is told to end. */
  alive = true

  constructor(options: Launch, limits: TaskLimits) {
    this.#process = launch(options)
    this.#frames = new FrameReader(Math.min(limits.outputBytes, 2 ** 31))
    this.#answers = this.#process.stdio[answerDescriptor] as Readable
    this.#process.stdin!.on('error', () => {})
    this.#process.stderr!.on('data', (piece: Buffer) => {
      this.#lastWords = (this.#lastWords + piece.toString('latin1')).slice(-4096)
    })
    this.#ended = new Promise((resolve) => {
      const end = (detail: string): void => {
        this.#end(detail)
        resolve()
      }
      this.#process.once('error', (error) => end(error.message))
      // A child that ended by itself may have an answer on its way: "close" comes after the last byte was read.
      this.#process.once('exit', () => this.#verdict !== undefined && end('killed'))
      this.#process.once('close', (code, signal) => end(signal ?? `exit ${code}`))
    })
    void this.#listen()
  }

  /** How many tasks it was given so far. */
  get tasks(): number {
    return this.#tasks
  }

  /** Resident memory in bytes, 0 where it cannot be known. */
  get memory(): number {
    return (this.alive && this.#process.pid !== undefined && memoryOf(this.#process.pid)) || 0
  }

  /** Gives it a task. Rejects with `SandboxFailure` when the child does not survive it, `TaskError` when the handler threw. */
  run(task: unknown, limits: TaskLimits, onMessage: Work['onMessage']): Promise<unknown> {
    this.#tasks++
    return new Promise((resolve, reject) => {
      const work: Work = { limits, onMessage, resolve, reject, settled: () => {}, secondsLeft: limits.seconds, sent: 0 }
      this.#work = work
      const ticking = setInterval(() => this.#tick(work), tickSeconds * 1000)
      work.settled = () => clearInterval(ticking)
      const input = this.#process.stdin as Writable
      if (this.alive) input.write(frameOf({ type: 'task', body: task }))
      else this.#end('it had ended before')
    })
  }

  /** Ends it at once, whatever it is doing. */
  async kill(reason: FailureReason, message: string): Promise<void> {
    this.#verdict ??= { reason, message }
    this.alive = false
    this.#process.kill('SIGKILL')
    this.#answers.destroy()
    await this.#ended
  }

  /** Lets an idle child end by itself. */
  async retire(): Promise<void> {
    this.#process.stdin!.end()
    const impatient = setTimeout(() => this.#process.kill('SIGKILL'), 2000)
    await this.#ended
    clearTimeout(impatient)
  }

  #tick(work: Work): void {
    if (this.#work !== work) return
    if (!this.#digesting) work.secondsLeft -= tickSeconds
    const { seconds, memoryBytes } = work.limits
    if (work.secondsLeft <= 0) void this.kill('killed-time', `it ran longer than ${seconds} seconds`)
    else if (this.memory > memoryBytes)
      void this.kill('killed-memory', `it used more than ${Math.round(memoryBytes / 2 ** 20)} MB of memory`)
  }

  /** Takes frames one by one; while a message is digested the pipe fills up and the child waits. */
  async #listen(): Promise<void> {
    try {
      for await (const piece of this.#answers)
        for (const { value, bytes } of this.#frames.add(piece as Buffer)) await this.#hear(value as ToParent, bytes)
    } catch (error) {
      if (this.#verdict === undefined)
        void this.kill(error instanceof RangeError ? 'killed-output' : 'crashed', (error as Error).message)
    }
  }

  async #hear(said: ToParent, bytes: number): Promise<void> {
    const work = this.#work
    if (work === undefined || this.#verdict !== undefined) return
    work.sent += bytes
    if (work.sent > work.limits.outputBytes)
      void this.kill('killed-output', `it gave more than ${Math.round(work.limits.outputBytes / 2 ** 20)} MB`)
    else if (said.type === 'message') await this.#deliver(work, said.body)
    else if (said.type === 'answer') this.#settle()?.resolve(said.body)
    else if (said.type === 'error')
      this.#settle()?.reject(new TaskError(said.name, said.message, said.stack, said.code))
  }

  async #deliver(work: Work, body: unknown): Promise<void> {
    this.#digesting = true
    try {
      await work.onMessage(body)
    } catch (error) {
      this.#settle()?.reject(error)
      void this.kill('crashed', 'its message could not be taken')
    } finally {
      this.#digesting = false
    }
  }

  /** The work in hand, which is over now. */
  #settle(): Work | undefined {
    const work = this.#work
    this.#work = undefined
    work?.settled()
    return work
  }

  #end(detail: string): void {
    this.alive = false
    const { reason, message } = this.#verdict ?? this.#diagnose(detail)
    this.#settle()?.reject(new SandboxFailure(reason, message))
  }

  /** Nobody here ended it: V8 says when its heap is full, and the kernel's own memory guard sends SIGKILL. */
  #diagnose(detail: string): { reason: FailureReason; message: string } {
    if (/heap out of memory|Array buffer allocation failed/.test(this.#lastWords) || detail === 'SIGKILL')
      return { reason: 'killed-memory', message: 'it ran out of memory' }
    const last =
      this.#lastWords
        .trim()
        .split('\n')
        .find((line) => /error/i.test(line)) ?? ''
    return { reason: 'crashed', message: `its process ended (${detail}) ${last}`.trim().slice(0, 300) }
  }
}
