import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type MailServer, openMailServer } from '../mail-server.ts'

const root = new URL('../../', import.meta.url).pathname
export const phrase = 'harbour lantern teapot 9'

/** What can be killed. `database` is the PostgreSQL server that comes along. */
export const victims = ['server', 'worker-1', 'worker-2', 'database'] as const
export type Victim = (typeof victims)[number]

/** Programs on one data folder as somebody's service manager keeps them: what ends is started again, until `stop`. */
export class Installation {
  readonly folder = mkdtempSync(join(tmpdir(), 'cordon-kept-'))
  readonly data = join(this.folder, 'data')
  url!: string
  mail!: MailServer
  /** What a program said that ended without being killed. */
  readonly ended: string[] = []
  readonly #running = new Map<Victim, ChildProcess>()
  readonly #keeping: Promise<void>[] = []
  #stopping = false
  #env!: NodeJS.ProcessEnv

  async start(): Promise<void> {
    // The database runs as another user where we are root: it has to pass through.
    chmodSync(this.folder, 0o711)
    writeFileSync(join(this.folder, 'passphrase'), phrase, { mode: 0o600 })
    this.mail = await openMailServer()
    const port = await freePort()
    this.url = `http://127.0.0.1:${port}`
    const mail = {
      CORDON_SMTP_HOST: '127.0.0.1',
      CORDON_SMTP_PORT: String(this.mail.port),
      CORDON_SMTP_SECURITY: 'none',
    }
    const duty = { CORDON_MAIL_FROM: 'cordon@clinic.example', CORDON_MAIL_DUTY: 'duty@clinic.example' }
    // Every person comes from a machine of their own, as behind a proxy: the limits are for each.
    this.#env = { ...process.env, ...mail, ...duty, CORDON_TRUST_PROXY: '127.0.0.1', CORDON_LOG_LEVEL: 'error' }
    const opens = ['--data', this.data, '--passphrase-file', join(this.folder, 'passphrase')]
    const pages = ['--pages', join(this.folder, 'none')]
    const serve = ['--port', String(port), '--administrator', 'Root Ng', '--no-worker', ...pages]
    this.#keep('server', ['apps/server/main.ts', ...opens, ...serve])
    await this.ready()
    for (const worker of ['worker-1', 'worker-2'] as const) this.#keep(worker, ['apps/server/worker-main.ts', ...opens])
  }

  /** Until people can work. */
  async ready(): Promise<void> {
    const isReady = () =>
      fetch(`${this.url}/readyz`).then(
        ({ status }) => status === 200,
        () => false,
      )
    while (!(await isReady())) await wait(20)
  }

  /** SIGKILL, at whatever it is doing. False where it is not there at this moment. */
  kill(victim: Victim): boolean {
    if (victim !== 'database') return this.#running.get(victim)?.kill('SIGKILL') ?? false
    const pid = this.#databasePid()
    return pid !== undefined && process.kill(pid, 'SIGKILL')
  }

  /** Ends all as a service manager does, and waits. */
  async stop(): Promise<void> {
    this.#stopping = true
    for (const child of this.#running.values()) child.kill('SIGTERM')
    await Promise.all(this.#keeping)
    await this.mail.close()
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  #keep(name: Exclude<Victim, 'database'>, args: string[]): void {
    const keeping = async () => {
      while (!this.#stopping) {
        const { signal, said } = await this.#runOnce(name, args)
        if (this.#stopping || signal === 'SIGKILL') continue
        this.ended.push(`${name}: ${said.trim().slice(0, 500)}`)
        await wait(500)
      }
    }
    this.#keeping.push(keeping())
  }

  #runOnce(name: Victim, [program, ...args]: string[]): Promise<{ signal: string | null; said: string }> {
    const child = spawn(process.execPath, [join(root, program!), ...args], {
      env: this.#env,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.#running.set(name, child)
    let said = ''
    child.stderr.on('data', (piece) => {
      said = `${said}${piece}`.slice(-4000)
    })
    return new Promise((done) =>
      child.on('close', (_, signal) => {
        this.#running.delete(name)
        done({ signal, said })
      }),
    )
  }

  #databasePid(): number | undefined {
    try {
      const pid = Number(readFileSync(join(this.data, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])
      const name = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      // The number may be another program's by now.
      return name.includes(join(this.data, 'postgres')) ? pid : undefined
    } catch {
      return undefined
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
}
