import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../clock.ts'
import { defineJob, openJobs } from '../jobs/index.ts'
import { checkVersion } from './check-version.ts'
import { type SharedServer, shareServer } from './embedded/share-server.ts'
import { openStore } from './open-store.ts'
import { testServers } from './test-store.ts'

const root = mkdtempSync(join(tmpdir(), 'cordon-url-'))
chmodSync(root, 0o711)
afterAll(() => rmSync(root, { recursive: true }))

const person = '00000000-0000-4000-8000-00000000ada0'

/** A server of somebody else, reached by DATABASE_URL through a login that is no superuser. */
describe.each(testServers.map((server) => [server.title, server] as const))('%s', (_, { binaries, here }) => {
  let server: SharedServer
  let admin: pg.Client
  const urlOf = (user: string, database = 'clinic') =>
    `postgres://${user}@/${database}?host=${encodeURIComponent(server.socket)}`

  beforeAll(async () => {
    if (!here) return
    server = await shareServer(join(root, binaries === undefined ? 'own' : 'debian'), binaries)
    admin = new pg.Client(urlOf('postgres', 'postgres'))
    await admin.connect()
    await admin.query('create role clinic login createrole')
    await admin.query('create database clinic owner clinic')
  })
  afterAll(async () => {
    await admin?.end()
    await server?.release()
  })

  const fill = async (url: { url: string; appUrl?: string; readerUrl?: string }) => {
    const opened = await openStore({ ...url, clock: systemClock })
    await opened.transaction({ person }, (trx) =>
      trx
        .insertInto('settings')
        .values({ name: `by ${Object.keys(url).length}`, value: '1' })
        .execute(),
    )
    const writing = opened.read('nobody', (trx) =>
      trx.insertInto('settings').values({ name: 'x', value: '1' }).execute(),
    )
    await expect(writing).rejects.toThrow(/read-only transaction/)
    const { rows } = await opened.statement('select current_user as role')
    expect(rows).toEqual([{ role: 'cordon_app' }])
    await opened.close()
    return opened.version
  }

  test.runIf(here)('one URL is enough: the transactions take the roles', async () => {
    expect(await fill({ url: urlOf('clinic') })).toBe(binaries === undefined ? 18 : 15)
  })

  test.runIf(here)('jobs are queued and worked through that URL too', async () => {
    const store = await openStore({ url: urlOf('clinic'), clock: systemClock })
    const job = defineJob<object>({ name: 'say-hello', load: async () => async () => async () => 'hello' })
    const jobs = await openJobs(store, [job])
    await store.transaction('nobody', (transaction) => jobs.add(job, {}, { transaction }))
    jobs.work({ pollMs: 20 })
    while ((await store.read('nobody', (trx) => jobs.progress(job, trx))).done === 0) await wait(20)
    await jobs.close()
    await store.close()
  })

  test.runIf(here)('the application and the reader may log in by themselves', async () => {
    const readerUrl = urlOf('cordon_reader')
    await fill({ url: urlOf('clinic'), appUrl: urlOf('cordon_app'), readerUrl })
    const client = new pg.Client(readerUrl)
    await client.connect()
    await expect(client.query('set role cordon_app')).rejects.toThrow('permission denied')
    await client.end()
  })

  test.runIf(here)('a login without the power to make things ready is told what it lacks', async () => {
    await admin.query('create role poor login')
    await admin.query('create database poor')
    await expect(openStore({ url: urlOf('poor', 'poor'), clock: systemClock })).rejects.toMatchObject({
      code: 'STORE_ROLES',
    })
  })

  test.runIf(here)('a role of ours that was given more power than it should have is refused', async () => {
    const url = urlOf('clinic')
    await admin.query('alter role cordon_reader bypassrls')
    const opening = openStore({ url, clock: systemClock })
    await expect(opening).rejects.toThrow('cordon_reader could pass the wall')
    await admin.query('alter role cordon_reader nobypassrls')
  })

  test.runIf(here)('a database or login that is not there is a problem with a code', async () => {
    for (const url of [urlOf('clinic', 'nowhere'), urlOf('stranger')])
      await expect(openStore({ url, clock: systemClock })).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' })
  })
})

test('servers before 15, and databases that cannot hold Chinese names, are refused', async () => {
  const answering = (version: string, encoding: string) =>
    ({ query: async () => ({ rows: [{ version, encoding }] }) }) as unknown as pg.ClientBase
  expect(await checkVersion(answering('150018', 'UTF8'))).toBe(15)
  await expect(checkVersion(answering('140022', 'UTF8'))).rejects.toMatchObject({ code: 'STORE_TOO_OLD' })
  await expect(checkVersion(answering('180004', 'LATIN1'))).rejects.toMatchObject({ code: 'STORE_TOO_OLD' })
})
