import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { systemClock } from '../../clock.ts'
import { openStore } from '../open-store.ts'
import { testServers } from '../test-store.ts'
import { clusterIn } from './cluster.ts'
import { findServer, stopServer } from './run-server.ts'

const root = mkdtempSync(join(tmpdir(), 'cordon-server-'))
chmodSync(root, 0o711)
const asRoot = process.geteuid?.() === 0
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Starts a process that writes to the store of `folder`; `lines` are what it said that it had committed. */
async function startWriter(folder: string, id: string, binaries = '', uid?: number) {
  const script = new URL('../sharing.fixture.ts', import.meta.url).pathname
  const stdio: ['ignore', 'pipe', 'inherit'] = ['ignore', 'pipe', 'inherit']
  const as = uid === undefined ? {} : { uid, gid: uid, cwd: '/' }
  const child = spawn(process.execPath, [script, folder, id, binaries], { stdio, ...as })
  children.push(child)
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const lines: string[] = []
  const heard = createInterface({ input: child.stdout! })
  const written = (count: number) =>
    new Promise<void>((resolve, reject) => {
      heard.on('line', () => lines.length >= count && resolve())
      child.on('close', () => reject(new Error(`${id} ended early`)))
      if (lines.length >= count) resolve()
    })
  heard.on('line', (line) => line.startsWith('wrote ') && lines.push(line.slice(6)))
  await written(5)
  return { child, lines, ended, written }
}

async function readNames(folder: string, binaries?: string): Promise<Set<string>> {
  const store = await openStore({ dataFolder: folder, clock: systemClock, binaries })
  const rows = await store.read('nobody', (trx) => trx.selectFrom('accounts').select('name').execute())
  await store.close()
  return new Set(rows.map(({ name }) => name))
}

describe.each(testServers.map((server) => [server.title, server] as const))('%s', (_, { binaries, here }) => {
  const folder = join(root, binaries === undefined ? 'own' : 'debian')
  const cluster = clusterIn(folder)
  const kept: string[] = []

  test.runIf(here)('two processes share one server; the last one out stops it', async () => {
    const [ada, bob] = await Promise.all([startWriter(folder, 'ada', binaries), startWriter(folder, 'bob', binaries)])
    const pid = findServer(cluster)
    expect(pid).toBeTypeOf('number')
    ada.child.kill('SIGTERM')
    await ada.ended
    await bob.written(bob.lines.length + 3)
    expect(findServer(cluster)).toBe(pid)
    bob.child.kill('SIGTERM')
    await bob.ended
    expect(findServer(cluster)).toBeUndefined()
    expect(existsSync(join(cluster.data, 'postmaster.pid'))).toBe(false)
    kept.push(...ada.lines, ...bob.lines)
    expect(await readNames(folder, binaries)).toEqual(new Set(kept))
  })

  test.runIf(here)(
    'a process that is killed is not waited for: the next one joins its server and stops it',
    async () => {
      const killed = await startWriter(folder, 'cyd', binaries)
      killed.child.kill('SIGKILL')
      await killed.ended
      expect(findServer(cluster)).toBeTypeOf('number')
      kept.push(...killed.lines)
      const names = await readNames(folder, binaries)
      expect(kept.filter((name) => !names.has(name))).toEqual([])
      expect(findServer(cluster)).toBeUndefined()
    },
  )

  test.runIf(here)(
    'a server that is killed is started again by whoever uses it, and has every committed row',
    async () => {
      const store = await openStore({ dataFolder: folder, clock: systemClock, binaries })
      const count = () =>
        store.read('nobody', (trx) =>
          trx
            .selectFrom('accounts')
            .select((e) => e.fn.countAll<string>().as('n'))
            .executeTakeFirstOrThrow(),
        )
      const before = await count()
      for (let round = 0; round < 2; round++) {
        process.kill(findServer(cluster)!, 'SIGKILL')
        // Work that is under way on a connection of the killed server fails with a code, and wrote nothing.
        const again = async (): Promise<unknown> =>
          count().catch((cause) => {
            expect(cause).toMatchObject({ code: 'STORE_UNREACHABLE' })
            return again()
          })
        // (A connection that has not noticed yet may still answer; then nobody has had to start the server again.)
        do expect(await again()).toEqual(before)
        while (findServer(cluster) === undefined)
      }
      await store.close()
      expect(findServer(cluster)).toBeUndefined()
    },
  )

  test.runIf(here)('a pid file whose number is now another program is not believed', async () => {
    const file = join(cluster.data, 'postmaster.pid')
    const { uid, gid } = statSync(cluster.data)
    const other = spawn('sleep', ['60'], asRoot ? { uid, gid } : {})
    children.push(other)
    writeFileSync(file, `${other.pid}\n${cluster.data}\n1700000000\n5432\n${cluster.socket}\n\n       \n`, {
      mode: 0o600,
    })
    if (asRoot) chownSync(file, uid, gid)
    const names = await readNames(folder, binaries)
    expect(kept.filter((name) => !names.has(name))).toEqual([])
    expect(other.exitCode).toBeNull()
  })

  test.runIf(here)('nobody else can reach the socket or the data; the log quotes nobody', async () => {
    const store = await openStore({ dataFolder: folder, clock: systemClock, binaries })
    for (const place of [cluster.socket, cluster.data]) expect(statSync(place).mode & 0o077).toBe(0)
    const id = '00000000-0000-4000-8000-00000000ada0'
    const add = () =>
      store.transaction('nobody', (trx) => trx.insertInto('accounts').values({ id, name: 'Canary Kwan' }).execute())
    await add()
    await expect(add()).rejects.toThrow('duplicate key')
    const { rows } = await store.statement('show listen_addresses')
    expect(rows).toEqual([{ listen_addresses: '' }])
    await store.close()
    const log = readFileSync(cluster.log, 'utf8')
    expect(log).toContain('duplicate key')
    expect(log).not.toMatch(/Canary|ada0/)
  })
})

test.runIf(asRoot)('an ordinary user runs the server as himself', async () => {
  const folder = join(root, 'ordinary')
  mkdirSync(folder)
  chownSync(folder, 65534, 65534)
  const writer = await startWriter(folder, 'eve', '', 65534)
  expect(statSync(clusterIn(folder).data).uid).toBe(65534)
  writer.child.kill('SIGTERM')
  await writer.ended
  expect(findServer(clusterIn(folder))).toBeUndefined()
})

test('a data folder with a long path gets its socket elsewhere, as private', async () => {
  const folder = join(root, 'a folder with a very long name '.repeat(4))
  const store = await openStore({ dataFolder: folder, clock: systemClock })
  const { socket } = clusterIn(folder)
  expect(Buffer.byteLength(socket)).toBeLessThan(80)
  expect(statSync(socket).mode & 0o777).toBe(0o700)
  await store.close()
  rmSync(socket, { recursive: true })
})

test.runIf(asRoot)('as root, a folder that the server may not enter is a problem that says so', async () => {
  const closed = join(root, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  await expect(openStore({ dataFolder: join(closed, 'data'), clock: systemClock })).rejects.toMatchObject({
    code: 'STORE_FOLDER',
    message: expect.stringContaining(closed),
  })
})

test('data of another major version, a missing server and a wrong URL are problems with codes', async () => {
  const folder = join(root, 'old')
  const { data } = clusterIn(folder)
  mkdirSync(data, { recursive: true })
  writeFileSync(join(data, 'PG_VERSION'), '14\n')
  const open = (options: object) => openStore({ clock: systemClock, ...options })
  await expect(open({ dataFolder: folder })).rejects.toMatchObject({ code: 'STORE_OTHER_VERSION' })
  await expect(open({ dataFolder: folder, binaries: '/nowhere' })).rejects.toMatchObject({ code: 'STORE_NO_SERVER' })
  await expect(open({ url: 'postgres://u@127.0.0.1:1/x' })).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' })
  const file = join(root, 'a-file')
  writeFileSync(file, '')
  await expect(open({ dataFolder: file })).rejects.toMatchObject({ code: 'STORE_FOLDER' })
  mkdirSync(join(clusterIn(join(root, 'odd')).lock), { recursive: true })
  await expect(open({ dataFolder: join(root, 'odd') })).rejects.toMatchObject({ code: 'STORE_FOLDER' })
  await expect(open({})).rejects.toMatchObject({ code: 'STORE_FOLDER' })
})

test('stopping a server that does not run is nothing', async () => {
  await stopServer(clusterIn(join(root, 'never')))
})
