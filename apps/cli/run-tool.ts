import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Runs one of our own development tools in the foreground and answers its exit status. */
export function runTool(script: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [`${root}${script}`, ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    })
    child.on('error', fail)
    child.on('exit', (status, signal) => done(status ?? (signal === null ? 1 : 130)))
  })
}

/**
 * Runs another program of ours, from where the user is, until it ends or `stop` asks it to. Ctrl-C on a terminal reaches it by itself.
 * Answers its exit status.
 */
export function runProgram(script: string, args: string[], stop: AbortSignal): Promise<number> {
  return new Promise((done, fail) => {
    const node = ['--disable-warning=ExperimentalWarning', `${root}${script}`]
    // Compiled code is kept from one start to the next: a server is back the sooner.
    const env = { NODE_COMPILE_CACHE: `${root}.runtime/compiled`, ...process.env }
    const child = spawn(process.execPath, [...node, ...args], { stdio: 'inherit', env })
    const ask = (): void => void child.kill('SIGTERM')
    stop.addEventListener('abort', ask)
    child.on('error', fail)
    child.on('exit', (status, signal) => {
      stop.removeEventListener('abort', ask)
      done(status ?? (signal === null ? 1 : 130))
    })
  })
}
