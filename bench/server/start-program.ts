import { type ChildProcess, spawn } from 'node:child_process'

const root = new URL('../../', import.meta.url).pathname

export interface RunningProgram {
  url: string
  /** Milliseconds until it answered that people can work. */
  readyMs: number
  child: ChildProcess
  stop(): Promise<void>
}

/** Starts the server as somebody would, and waits until it says that people can work. */
export async function startProgram(args: string[], env: Record<string, string> = {}): Promise<RunningProgram> {
  const from = performance.now()
  const options = {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'] as ['ignore', 'pipe', 'inherit'],
  }
  const child = spawn(process.execPath, [`${root}apps/server/main.ts`, '--port', '0', ...args], options)
  const ended = new Promise<void>((done) => child.on('close', () => done()))
  const url = await new Promise<string>((done, fail) => {
    let said = ''
    child.stdout.on('data', (bytes) => {
      said += bytes
      const found = /listening at (http:\/\/127\.0\.0\.1:\d+)/.exec(said)
      if (found !== null) done(found[1]!)
    })
    child.on('exit', () => fail(new Error(`the server ended: ${said}`)))
  })
  while ((await fetch(`${url}/readyz`)).status !== 200) await new Promise(setImmediate)
  return {
    ...{ url, child, readyMs: performance.now() - from },
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
