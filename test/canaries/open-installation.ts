import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { makeAuthority } from '../../base/directory/certificate.fixture.ts'
import { cordon, root, temporaryFolder } from '../cordon.ts'
import { type MailServer, openMailServer } from '../mail-server.ts'
import type { Place } from '../story/person.ts'
import type { Canaries } from './canaries.ts'

/** A server of its own process with everything that it writes below one folder, and what it sends to others. */
export interface TestInstallation {
  /** Data, temporary files, logs, backups: all that must give up nothing. */
  folder: string
  /** Beside it: what the clinic has anyway, such as evidence, and where the server may take it from. */
  evidence: string
  place: Place
  /** Code of the first administrator. */
  code: string
  mail: MailServer
  /** Bodies of the webhook's messages. */
  posted: string[]
  backup(): Promise<void>
  /** Ends the server as an operator does. */
  stop(): Promise<void>
  close(): Promise<void>
}

export async function openInstallation(canaries: Canaries): Promise<TestInstallation> {
  const home = temporaryFolder('canaries')
  // As root, the database's own user has to get through.
  chmodSync(home, 0o711)
  const [folder, evidence] = [join(home, 'installation'), join(home, canaries.word('a folder of evidence'))]
  for (const path of [folder, evidence, join(folder, 'tmp'), join(folder, 'log')]) mkdirSync(path, { mode: 0o711 })
  const passphrase = join(home, 'passphrase')
  writeFileSync(passphrase, `${canaries.text('the passphrase')}\n`)
  const authority = makeAuthority()
  writeFileSync(join(home, 'authority.pem'), authority.certificate)
  const login = { user: canaries.word('the user of mail'), password: canaries.text('the password of mail') }
  const mail = await openMailServer({ identity: authority.issue('127.0.0.1'), security: 'tls', login })
  const posted: string[] = []
  const receiver = await openReceiver(posted)
  const data = join(folder, 'data')
  const settings = {
    ...{ CORDON_EVIDENCE: evidence, CORDON_LOG_LEVEL: 'debug', TMPDIR: join(folder, 'tmp') },
    ...{ CORDON_SMTP_HOST: '127.0.0.1', CORDON_SMTP_PORT: `${mail.port}`, CORDON_SMTP_SECURITY: 'tls' },
    ...{ CORDON_SMTP_USER: login.user, CORDON_SMTP_PASSWORD: login.password },
    CORDON_SMTP_CA_FILE: join(home, 'authority.pem'),
    ...{ CORDON_MAIL_FROM: 'cordon@clinic.example', CORDON_MAIL_DUTY: 'duty@clinic.example' },
    CORDON_WEBHOOK_URL: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`,
    CORDON_WEBHOOK_SECRET: canaries.text('the secret of the webhook'),
  }
  const args = ['--data', data, '--port', '0', '--passphrase-file', passphrase]
  const running = await serve([...args, '--administrator', canaries.text('the first administrator')], settings)
  const { origin, code } = running
  canaries.keep(code.replaceAll('-', ''), 'the code of the first administrator')
  return {
    ...{ folder, evidence, code, mail, posted },
    place: {
      ...{ origin, url: origin.replace('localhost', '127.0.0.1'), refusals: [], tick() {} },
      keep: (secret, of) => void canaries.keep(secret, of),
    },
    async backup() {
      const made = await cordon('backup', join(folder, 'backups'), '--keys', join(folder, 'keys'), '--data', data)
      if (made.status !== 0) throw new Error(made.stderr)
    },
    async stop() {
      await running.stop('SIGTERM')
      writeFileSync(join(folder, 'log', 'server.log'), running.said())
    },
    async close() {
      await running.stop('SIGTERM')
      await mail.close()
      receiver.close()
    },
  }
}

async function openReceiver(posted: string[]): Promise<Server> {
  const receiver = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    posted.push(body)
    response.end()
  })
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
  return receiver
}

interface Served {
  origin: string
  code: string
  said(): string
  stop(signal: NodeJS.Signals): Promise<void>
}

/** `./cordon serve` in a process of its own, once it serves: its log, and what it tells whoever started it. */
async function serve(args: string[], settings: Record<string, string>): Promise<Served> {
  const clean = Object.entries(process.env).filter(([name]) => !/^(CORDON|DATABASE)_/.test(name))
  const env = { ...Object.fromEntries(clean), ...settings }
  const server: ChildProcess = spawn(process.execPath, [join(root, 'apps/server/main.ts'), ...args], { env })
  const ended = new Promise<void>((done) => server.on('close', () => done()))
  let log = ''
  let told = ''
  const serves = new Promise<void>((done) => {
    const look = () => log.includes('"serving"') && told.includes('/enrol#') && done()
    server.stdout!.on('data', (bytes) => {
      log += bytes
      look()
    })
    server.stderr!.on('data', (bytes) => {
      told += bytes
      look()
    })
  })
  await Promise.race([serves, ended])
  if (server.exitCode !== null) throw new Error(`${log}${told}`)
  return {
    origin: /(http:\/\/localhost:\d+)/.exec(told)![1]!,
    code: /#(\S+)/.exec(told)![1]!,
    // The code is told once, to whoever started it, as it must be.
    said: () => `${log}${told.replace(/\/enrol#\S+/, '')}`,
    async stop(signal) {
      if (server.exitCode === null && server.signalCode === null) server.kill(signal)
      await ended
    },
  }
}
