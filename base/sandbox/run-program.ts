import { spawn } from 'node:child_process'
import { fence } from './launch.ts'
import { memoryOf } from './memory-of.ts'

export interface Program {
  /** A program by name (found on the PATH of a bare system) or path. No shell reads it. */
  command: string
  args: readonly string[]
  /** Given on standard input. */
  input?: Uint8Array
  seconds: number
  /** The most it may print. */
  outputBytes: number
  /** Resident memory; default 1 GiB. */
  memoryBytes?: number
  /** Its environment, beside PATH, TZ and LANG. */
  env?: Readonly<Record<string, string>>
  signal?: AbortSignal
}

export interface ProgramResult {
  /** Exit status; null when it was killed or could not be started. */
  status: number | null
  stdout: Buffer
  /** Why it has no status: a limit, a signal, or no such program. */
  failure?: 'missing' | 'killed-time' | 'killed-memory' | 'killed-output' | 'killed'
}

/**
 * Runs an outside program (Debian's tesseract) on bytes we do not trust: no shell, no network where the machine can take
 * it away, limits on time, memory and output. Never throws for what the program does; the result says how it ended.
 */
export function runProgram(program: Program): Promise<ProgramResult> {
  const { command, args, input, seconds, outputBytes, memoryBytes = 2 ** 30, env = {}, signal } = program
  const [first, ...rest] = [...fence().prefix, command, ...args]
  const started = spawn(first!, rest, {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', TZ: 'UTC', LANG: 'C.UTF-8', ...env },
  })
  const pieces: Buffer[] = []
  let printed = 0
  let failure: ProgramResult['failure']
  const kill = (why: NonNullable<ProgramResult['failure']>): void => {
    failure ??= why
    started.kill('SIGKILL')
  }
  started.stdout.on('data', (piece: Buffer) => {
    printed += piece.length
    if (printed > outputBytes) kill('killed-output')
    else pieces.push(piece)
  })
  started.stdin.on('error', () => {})
  started.stdin.end(input)
  const tooLong = setTimeout(() => kill('killed-time'), seconds * 1000)
  const watching = setInterval(() => (memoryOf(started.pid ?? 0) ?? 0) > memoryBytes && kill('killed-memory'), 100)
  const giveUp = (): void => kill('killed')
  if (signal?.aborted) giveUp()
  signal?.addEventListener('abort', giveUp, { once: true })
  return new Promise((resolve) => {
    const end = (status: number | null, why: ProgramResult['failure']): void => {
      clearTimeout(tooLong)
      clearInterval(watching)
      signal?.removeEventListener('abort', giveUp)
      resolve({ status, stdout: Buffer.concat(pieces), ...(why !== undefined && { failure: why }) })
    }
    started.once('error', () => end(null, 'missing'))
    // The fencing tools answer 127 when the command behind them is not there, as a shell does.
    started.once('close', (status) =>
      end(status, failure ?? (status === null ? 'killed' : status === 127 ? 'missing' : undefined)),
    )
  })
}
