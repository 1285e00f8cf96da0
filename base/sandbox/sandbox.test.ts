import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSandbox, type Sandbox, SandboxFailure, type SandboxOptions, TaskError } from './index.ts'

type Deed = { deed: string; value?: unknown }
type Hostile = Sandbox<Deed, unknown, unknown>

const folder = mkdtempSync(join(tmpdir(), 'cordon-sandbox-'))
const allowed = join(folder, 'allowed.txt')
let sandbox: Hostile

function open(options: Partial<SandboxOptions> = {}): Hostile {
  return openSandbox({
    module: fileURLToPath(new URL('hostile.fixture.ts', import.meta.url)),
    workers: 1,
    limits: { seconds: 20, memoryBytes: 256 << 20, outputBytes: 32 << 20 },
    readable: [allowed, join(folder, 'clinic.sqlite')],
    writable: [join(folder, 'spool')],
    ...options,
  })
}

beforeAll(() => {
  writeFileSync(allowed, 'nine char')
  sandbox = open()
})

afterAll(async () => {
  await sandbox.close()
  rmSync(folder, { recursive: true, force: true })
})

const reasonOf = (deed: string, limits = {}): Promise<unknown> =>
  sandbox.run({ deed }, { limits }).then(
    (answer) => ({ answer }),
    (error: SandboxFailure) => error.reason,
  )

async function stillWorks(): Promise<void> {
  expect(await sandbox.run({ deed: 'echo', value: 'next patient' })).toBe('next patient')
}

describe('ordinary work', () => {
  test('typed arrays travel both ways', async () => {
    const answer = await sandbox.run({ deed: 'double', value: Float64Array.of(1, 2.5) })
    expect(answer).toEqual(Float64Array.of(2, 5))
  })

  test('messages come in order and before the answer, each digested before the next', async () => {
    const heard: unknown[] = []
    let open = 0
    const onMessage = async (message: unknown): Promise<void> => {
      expect(++open).toBe(1)
      await new Promise((resolve) => setTimeout(resolve, 1))
      heard.push(message)
      open--
    }
    expect(await sandbox.run({ deed: 'count', value: 30 }, { onMessage })).toBe('counted')
    expect(heard).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
  })

  test('what a handler throws fails its own task and keeps the child', async () => {
    const child = await sandbox.run({ deed: 'pid' })
    await expect(sandbox.run({ deed: 'throw' })).rejects.toMatchObject({ thrown: 'TypeError', message: 'not a letter' })
    await expect(sandbox.run({ deed: 'reject' })).rejects.toBeInstanceOf(TaskError)
    expect(await sandbox.run({ deed: 'stray' })).toBe('fine')
    expect(await sandbox.run({ deed: 'pid' })).toBe(child)
  })

  test('an error keeps its code on the way', async () => {
    await expect(sandbox.run({ deed: 'write', value: '/nowhere' })).rejects.toMatchObject({ code: 'ERR_ACCESS_DENIED' })
  })

  test('an error of the listener comes out of the task', async () => {
    const onMessage = (): void => {
      throw new Error('the disk is full')
    }
    await expect(sandbox.run({ deed: 'count', value: 3 }, { onMessage })).rejects.toThrow('the disk is full')
    await stillWorks()
  })

  test('the environment holds nothing of the parent', async () => {
    expect(Object.keys((await sandbox.run({ deed: 'environment' })) as object).sort()).toEqual(['LANG', 'TZ'])
  })

  test('a child is replaced after its share of tasks', async () => {
    const brief = open({ recycleAfter: 2 })
    const seen = []
    for (let i = 0; i < 4; i++) seen.push(await brief.run({ deed: 'pid' }))
    await brief.close()
    expect(new Set(seen).size).toBe(2)
  })
})

describe('a child out of control ends alone, and the next task is fine', () => {
  test.each([
    ['loop', 'killed-time', { seconds: 1 }],
    ['wait', 'killed-time', { seconds: 1 }],
    ['heap', 'killed-memory', {}],
    ['buffers', 'killed-memory', {}],
    ['flood', 'killed-output', {}],
    ['giant', 'killed-output', {}],
    ['garbage', 'killed-output', {}],
    ['exit', 'crashed', {}],
    ['abort', 'crashed', {}],
    ['uncaught', 'crashed', {}],
  ])('%s: %s', async (deed, reason, limits) => {
    expect(await reasonOf(deed, limits)).toBe(reason)
    await stillWorks()
  })

  test('noise on standard error is no output', async () => {
    expect(await sandbox.run({ deed: 'noise' })).toBe('done')
  })
})

describe('walls', () => {
  const attempt = (deed: string, value?: unknown): Promise<unknown> => sandbox.run({ deed, value })

  test('it reads what it was given and nothing else', async () => {
    expect(await attempt('read', allowed)).toBe(9)
    await expect(attempt('read', '/etc/passwd')).rejects.toThrow(/permission|restricted/i)
  })

  test('it writes into its spool and nowhere else', async () => {
    await expect(attempt('write', join(folder, 'outside.txt'))).rejects.toThrow(/permission|restricted/i)
    await expect(attempt('write', allowed)).rejects.toThrow(/permission|restricted/i)
  })

  test('it starts no programs and no threads', async () => {
    await expect(attempt('spawn')).rejects.toThrow(/closed|permission|restricted/i)
    await expect(attempt('start')).rejects.toThrow(/closed|permission|restricted/i)
    await expect(attempt('worker')).rejects.toThrow(/permission|restricted/i)
  })

  test('it reaches no server, not even on this machine', async () => {
    let callers = 0
    const server = createServer(() => callers++)
    const port = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
    )
    await expect(attempt('connect', port)).rejects.toThrow('closed in this reader')
    await expect(attempt('fetch', `http://127.0.0.1:${port}/`)).rejects.toThrow('closed in this reader')
    await expect(attempt('rawConnect', port)).rejects.toThrow()
    expect(callers).toBe(0)
    server.close()
  })

  test('worker threads, where they are allowed, stand behind the same guard', async () => {
    const threaded = open({ allowWorkers: true })
    await expect(threaded.run({ deed: 'workerConnect', value: 9 })).rejects.toThrow('closed in this reader')
    await threaded.close()
  })

  test('SQLite files can be read inside', async () => {
    const path = join(folder, 'clinic.sqlite')
    const database = new DatabaseSync(path)
    database.exec('create table patient (name text); insert into patient values (1), (2)')
    database.close()
    expect(await attempt('sqlite', path)).toEqual({ n: 2 })
  })
})

describe('stopping', () => {
  test('a task given up ends its child; the others go on', async () => {
    const stop = new AbortController()
    const endless = sandbox.run({ deed: 'loop' }, { signal: stop.signal })
    const after = sandbox.run({ deed: 'echo', value: 'after' })
    const never = sandbox.run({ deed: 'echo', value: 'never' }, { signal: stop.signal })
    stop.abort(new Error('Ctrl-C'))
    await expect(endless).rejects.toThrow('Ctrl-C')
    await expect(never).rejects.toThrow('Ctrl-C')
    expect(await after).toBe('after')
  })

  test('closing answers every open task with "closed"', async () => {
    const brief = open({ workers: 2 })
    const tasks = ['loop', 'wait', 'echo', 'loop'].map((deed) =>
      brief.run({ deed }).catch((error: SandboxFailure) => error.reason),
    )
    await brief.close()
    expect(await Promise.all(tasks)).toEqual(['closed', 'closed', 'closed', 'closed'])
    await expect(brief.run({ deed: 'echo' })).rejects.toBeInstanceOf(SandboxFailure)
  })

  test('a module that does not exist fails its tasks and nothing else', async () => {
    const broken = openSandbox({
      module: join(folder, 'missing.ts'),
      workers: 1,
      limits: { seconds: 20, memoryBytes: 256 << 20, outputBytes: 1 << 20 },
      readable: [],
      writable: [],
    })
    for (let i = 0; i < 2; i++) await expect(broken.run('x')).rejects.toMatchObject({ reason: 'crashed' })
    await broken.close()
  })
})
