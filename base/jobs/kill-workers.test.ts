import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openTestStore, type TestStore, testServers } from '../store/test-store.ts'
import { countChunk } from './counting.fixture.ts'
import { type Jobs, openJobs } from './index.ts'

const chunks = 300
const kills = 12

describe.each(testServers.map((server) => [server.title, server] as const))('%s', (_, { binaries, here }) => {
  let store: TestStore
  let jobs: Jobs
  const workers = new Set<ChildProcess>()
  beforeAll(async () => {
    if (!here) return
    store = await openTestStore(undefined, binaries)
    jobs = await openJobs(store, [countChunk])
  })
  afterEach(() => {
    for (const worker of workers) worker.kill('SIGKILL')
  })
  afterAll(async () => {
    await jobs?.close()
    await store?.drop()
  })

  async function startWorker(): Promise<ChildProcess> {
    const script = new URL('./worker.fixture.ts', import.meta.url).pathname
    const { dataFolder, database } = store.options
    const child = spawn(process.execPath, [script, dataFolder, database, binaries ?? ''], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    workers.add(child)
    child.on('exit', () => workers.delete(child))
    await new Promise((resolve) => child.stdout!.once('data', resolve))
    return child
  }
  const states = () => store.read('nobody', (trx) => jobs.progress(countChunk, trx))

  test.runIf(here)('workers that are killed at any point: each of 300 chunks is counted exactly once', async () => {
    await store.transaction('nobody', async (transaction) => {
      for (let chunk = 0; chunk < chunks; chunk++)
        await jobs.add(countChunk, { chunk }, { transaction, key: `${chunk}` })
    })
    const pair = [await startWorker(), await startWorker()]
    for (let kill = 0; kill < kills; kill++) {
      // Spread over the whole run, at points that follow no rhythm of the work itself.
      const target = Math.floor(((kill + 1) * chunks) / (kills + 2))
      while ((await states()).done < target) await wait(7 + ((kill * 5) % 11))
      pair[kill % 2]!.kill('SIGKILL')
      pair[kill % 2] = await startWorker()
    }
    while ((await states()).done < chunks) await wait(50)

    const counters = await store.read('nobody', (trx) =>
      trx.selectFrom('settings').select(['name', 'value']).where('name', 'like', 'count %').execute(),
    )
    expect(counters).toHaveLength(chunks)
    expect(counters.filter(({ value }) => value !== 1)).toEqual([])
    expect(await states()).toEqual({ waiting: 0, running: 0, done: chunks, dead: 0, dropped: 0 })
    const again = await store.read('nobody', (trx) =>
      trx.selectFrom('job_chunks').select('id').where('attempts', '>', 1).execute(),
    )
    expect(again.length).toBeGreaterThan(0)
    for (const worker of pair) {
      const ended = new Promise((resolve) => worker.on('exit', (status) => resolve(status)))
      worker.kill('SIGTERM')
      expect(await ended).toBe(0)
    }
  })
})
