import { spawn, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { serveTasks } from './serve-tasks.ts'

/** A child that misbehaves on request, for the tests of the sandbox. */
const deeds: Record<string, (value: never, send: (message: unknown) => void) => unknown> = {
  echo: (value) => value,
  double: (value: Float64Array) => value.map((each) => each * 2),
  count(upTo: number, send) {
    for (let i = 1; i <= upTo; i++) send(i)
    return 'counted'
  },
  pid: () => process.pid,
  environment: () => ({ ...process.env }),
  loop() {
    for (;;);
  },
  wait: () => new Promise(() => {}),
  heap() {
    const hoard: string[][] = []
    for (;;) hoard.push(Array.from({ length: 10_000 }, (_, i) => `${i} of ${hoard.length}`))
  },
  buffers() {
    const hoard: Buffer[] = []
    for (;;) hoard.push(Buffer.alloc(4 << 20, hoard.length))
  },
  flood(_: never, send) {
    for (;;) send('x'.repeat(1 << 20))
  },
  giant: () => 'x'.repeat(40 << 20),
  garbage: () => writeFileSync(3, 'this is no frame, and its first four bytes are a huge length'),
  noise() {
    for (let i = 0; i < 20_000; i++) process.stderr.write('noise '.repeat(100))
    return 'done'
  },
  exit: () => process.exit(0),
  abort: () => process.abort(),
  throw() {
    throw new TypeError('not a letter')
  },
  reject: () => Promise.reject(new Error('late')),
  stray() {
    void Promise.reject(new Error('left behind'))
    return 'fine'
  },
  uncaught: () =>
    new Promise(() => {
      setTimeout(() => {
        throw new Error('from a timer')
      }, 1)
    }),
  read: (path: string) => readFileSync(path, 'utf8').length,
  write: (path: string) => writeFileSync(path, 'left here'),
  spawn: () => spawnSync('true').error?.message ?? 'spawned',
  start: () => spawn('true').pid,
  worker: () => new Worker('1', { eval: true }).threadId,
  workerConnect: (port: number) =>
    new Promise((resolve, reject) => {
      const code = `require('node:net').connect(${port}, '127.0.0.1').on('error', () => {})`
      new Worker(code, { eval: true }).on('error', reject).on('exit', resolve)
    }),
  fetch: (url: string) => fetch(url).then((response) => response.status),
  connect: (port: number) =>
    new Promise((resolve, reject) => connect(port, '127.0.0.1', () => resolve('connected')).on('error', reject)),
  /** Goes around the guard, as hostile code would: only the kernel can hold it. */
  async rawConnect(port: number) {
    const { internalBinding } = process as unknown as { internalBinding?: unknown }
    if (internalBinding !== undefined) return 'internals are open'
    const { binding } = process as unknown as { binding: (name: string) => Record<string, unknown> }
    return `${port} ${Object.keys(binding('tcp_wrap')).join()}`
  },
  sqlite(path: string) {
    const database = new DatabaseSync(path, { readOnly: true })
    return database.prepare('select count(*) as n from patient').get()
  },
}

serveTasks((task, send) => {
  const { deed, value } = task as { deed: string; value: never }
  return deeds[deed]!(value, send)
})
