import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from '../../test/cordon.ts'

/** One program of the server, as somebody starts it, with the database that comes along. */
interface Started {
  child: ChildProcess
  /** Resolves with all that it said once it says this, rejects when it ends before. */
  says(what: RegExp): Promise<string>
  ended: Promise<{ status: number | null; said: string }>
}

const folder = mkdtempSync(join(tmpdir(), 'cordon-main-'))
chmodSync(folder, 0o711)
const data = join(folder, 'data')
const passphrase = join(folder, 'passphrase')
writeFileSync(passphrase, 'harbour lantern teapot 9\n')
const started: Started[] = []

function start(script: string, ...args: string[]): Started {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(CORDON|DATABASE)_/.test(name)))
  const child = spawn(process.execPath, [join(root, script), '--data', data, ...args], { env })
  let said = ''
  const waiting: (() => void)[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes) => {
      said += bytes
      for (const look of waiting) look()
    })
  const ended = new Promise<{ status: number | null; said: string }>((done) =>
    child.on('close', (status) => {
      done({ status, said })
      for (const look of waiting) look()
    }),
  )
  const says = (what: RegExp) =>
    new Promise<string>((done, fail) => {
      const look = (): void => {
        if (what.test(said)) done(said)
        else if (child.exitCode !== null || child.signalCode !== null) fail(new Error(`it ended, saying: ${said}`))
      }
      waiting.push(look)
      look()
    })
  const one = { child, says, ended }
  started.push(one)
  return one
}

const serve = () =>
  start('apps/server/main.ts', '--port', '0', '--passphrase-file', passphrase, '--administrator', 'Ada Fong')
const isReady = async (said: string) => {
  const port = /http:\/\/localhost:(\d+)/.exec(said)![1]
  return (await fetch(`http://127.0.0.1:${port}/readyz`)).json()
}

afterAll(async () => {
  for (const { child } of started) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  await Promise.all(started.map(({ ended }) => ended))
  rmSync(folder, { recursive: true, force: true })
})

test('started, killed, started again, refused twice, and stopped: from nothing, with nothing set', async () => {
  const first = serve()
  const said = await first.says(/"serving"/)
  expect(said).toMatch(/\/enrol#[0-9A-Z-]+/)
  expect(await isReady(said)).toMatchObject({ ready: true })

  const second = await serve().ended
  expect(second.status).toBe(1)
  expect(second.said).toMatch(/^error SERVER_RUNNING: /m)

  const worker = start('apps/server/worker-main.ts', '--passphrase-file', passphrase)
  await worker.says(/"working"/)

  first.child.kill('SIGKILL')
  await first.ended
  const third = serve()
  expect(await isReady(await third.says(/"serving"/))).toMatchObject({ ready: true })

  worker.child.kill('SIGTERM')
  expect(await worker.ended).toMatchObject({ status: 0, said: expect.stringContaining('"stopped"') })
  third.child.kill('SIGTERM')
  expect(await third.ended).toMatchObject({ status: 0, said: expect.stringContaining('"stopped"') })
})

test('a wrong option and a setting that is none are said in one line', async () => {
  const option = await start('apps/server/main.ts', '--prot', '1').ended
  expect(option).toMatchObject({ status: 2, said: expect.stringMatching(/^error USAGE: /) })
  const setting = await start('apps/server/main.ts', '--port', 'many').ended
  expect(setting).toMatchObject({ status: 1, said: expect.stringMatching(/^error SETTING_INVALID: .*CORDON_PORT/) })
})
