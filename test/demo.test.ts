import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startCordon, temporaryFolder } from './cordon.ts'

test('the demo ends in a console with the leak in a case, and Ctrl-C ends it cleanly', async () => {
  const folder = temporaryFolder('demo')
  // As root, the database's own user has to get through.
  chmodSync(folder, 0o711)
  const out = join(folder, 'demo')
  const run = startCordon('demo', '--patients', '40', '--out', out, '--port', '0')
  let told = ''
  run.child.stderr!.on('data', (piece: Buffer) => {
    told += piece.toString()
  })
  while (!/\/enrol#\S+ +Ben Ho/.test(told)) {
    if (run.child.exitCode !== null) throw new Error(told)
    await wait(50)
  }
  const origin = /at (http:\/\/localhost:\d+)\./.exec(told)![1]!
  const page = await fetch(origin.replace('localhost', '127.0.0.1'), { headers: { accept: 'text/html' } })
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('<script type="module"')
  run.child.kill('SIGINT')
  const { status } = await run.ended
  expect(status).toBe(0)
})
