import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runProgram } from './run-program.ts'

const limits = { seconds: 20, outputBytes: 1 << 20 }
const script = (code: string): string[] => ['-e', code]
const run = (code: string, more = {}): ReturnType<typeof runProgram> =>
  runProgram({ command: process.execPath, args: script(code), ...limits, ...more })

test('a program reads its input and its output comes back', async () => {
  const result = await runProgram({ command: 'cat', args: [], input: Buffer.from('page 3'), ...limits })
  expect(result).toEqual({ status: 0, stdout: Buffer.from('page 3') })
})

test('arguments are not read by a shell', async () => {
  const result = await runProgram({ command: 'echo', args: ['$(id)', '; id'], ...limits })
  expect(result.stdout.toString()).toBe('$(id) ; id\n')
})

test('its environment is bare', async () => {
  const result = await run('process.stdout.write(Object.keys(process.env).sort().join())', {
    env: { OMP_THREAD_LIMIT: '1' },
  })
  expect(result.stdout.toString()).toBe('LANG,OMP_THREAD_LIMIT,PATH,TZ')
})

test.each([
  ['for(;;);', 'killed-time', { seconds: 1 }],
  ['const a=[];setInterval(()=>a.push(Buffer.alloc(8<<20,1)),1)', 'killed-memory', { memoryBytes: 200 << 20 }],
  ['const s="x".repeat(65536);(function f(){process.stdout.write(s,f)})()', 'killed-output', {}],
  ['process.kill(process.pid,"SIGTERM");setTimeout(()=>{},9e3)', 'killed', {}],
])('%s ends as %s', async (code, failure, more) => {
  expect(await run(code, more)).toMatchObject({ status: null, failure })
})

test('a failing program has its status, a missing one is said to be missing', async () => {
  expect((await run('process.exit(3)')).status).toBe(3)
  expect((await runProgram({ command: 'no-such-reader', args: [], ...limits })).failure).toBe('missing')
})

test('a program can be given up', async () => {
  const stop = new AbortController()
  const running = run('setInterval(()=>{},1000)', { signal: stop.signal })
  stop.abort()
  expect((await running).failure).toBe('killed')
})

describe.skipIf(!existsSync('/proc/net/route'))('without a network of its own (Linux only)', () => {
  test('it sees no route out where namespaces are allowed', async () => {
    const { fence } = await import('./launch.ts')
    const routes = await runProgram({ command: 'cat', args: ['/proc/net/route'], ...limits })
    const lines = routes.stdout.toString().trim().split('\n').length
    expect(lines === 1 || fence().network === 'guard').toBe(true)
  })
})
