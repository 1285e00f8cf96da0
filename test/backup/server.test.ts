import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { cordon, root, temporaryFolder } from '../cordon.ts'

/** The whole of it as somebody lives it: a server at work, a backup beside it, a disaster, a new machine. */
const folder = temporaryFolder('disaster')
chmodSync(folder, 0o711)
const at = (name: string): string => join(folder, name)
writeFileSync(at('passphrase'), 'harbour lantern teapot 9\n')
const servers: ChildProcess[] = []
afterAll(async () => {
  for (const server of servers)
    if (server.exitCode === null && server.signalCode === null) await stop(server, 'SIGKILL')
})

/** Starts the server on a data folder; answers once it serves, or has ended, with what it said. */
async function serve(data: string, ...more: string[]): Promise<{ server: ChildProcess; said: string }> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(CORDON|DATABASE)_/.test(name)))
  const args = [
    join(root, 'apps/server/main.ts'),
    '--data',
    data,
    '--port',
    '0',
    '--passphrase-file',
    at('passphrase'),
    ...more,
  ]
  const server = spawn(process.execPath, args, { env })
  servers.push(server)
  let said = ''
  await new Promise<void>((done) => {
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (bytes) => {
        said += bytes
        if (said.includes('"serving"')) done()
      })
    server.on('close', () => done())
  })
  return { server, said }
}

async function readiness(said: string): Promise<unknown> {
  const port = /http:\/\/localhost:(\d+)/.exec(said)![1]
  return (await fetch(`http://127.0.0.1:${port}/readyz`)).json()
}

async function stop(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise((done) => server.on('close', done))
  server.kill(signal)
  await ended
}

test('a server is backed up while it serves, lost, and put back: it opens with the same passphrase, and its ledger goes on', async () => {
  const first = await serve(at('data'), '--administrator', 'Ada Fong')
  expect(await readiness(first.said)).toMatchObject({ ready: true })
  const since = at('checkpoint')
  copyFileSync(join(at('data'), 'ledger', 'checkpoint'), since)
  const made = await cordon('backup', at('backups'), '--keys', at('keys'), '--data', at('data'))
  expect(made).toMatchObject({ status: 0, stderr: '' })
  expect(await cordon('backup', 'verify', at('backups'))).toMatchObject({ status: 0 })
  await stop(first.server, 'SIGKILL')

  mkdirSync(at('half'))
  writeFileSync(join(at('half'), 'restoring'), 'a backup that was cut off\n')
  expect((await serve(at('half'))).said).toMatch(/^error RESTORE_UNFINISHED: /m)

  const restored = await cordon('restore', at('backups'), '--keys', at('keys'), '--data', at('new'))
  expect(restored).toMatchObject({ status: 0, stderr: '' })
  const second = await serve(at('new'))
  expect(await readiness(second.said)).toMatchObject({ ready: true })
  await stop(second.server, 'SIGTERM')
  const verified = await cordon('verify', join(at('new'), 'ledger'))
  expect(verified).toMatchObject({ status: 0 })
  expect(await cordon('verify', join(at('new'), 'ledger'), '--since', since)).toMatchObject({ status: 0 })
})
