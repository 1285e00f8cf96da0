import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { clockAt } from '../clock.ts'
import { testSigner } from './ledger.fixture.ts'
import { openLedger } from './open-ledger.ts'
import { verifyProof } from './verify/open-proof.ts'

const home = mkdtempSync(join(tmpdir(), 'cordon-killed-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** A process of its own that appends batches for ever and says after each how many entries are safe. */
const writer = `
  import { openLedger } from '${new URL('./open-ledger.ts', import.meta.url)}'
  import { someEntries, testSigner } from '${new URL('./ledger.fixture.ts', import.meta.url)}'
  const ledger = openLedger(process.argv[1], { signer: testSigner, clock: { now: () => 0 } })
  for (;;) process.stdout.write(ledger.append(someEntries(1 + (ledger.size % 300), ledger.size)).size + '\\n')
`

/** Kills the writer as soon as it has answered so many appends, in the middle of the next; answers the last size it told. */
function killAfter(folder: string, answers: number): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', writer, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (piece) => {
    said += piece
    if (said.split('\n').length > answers) child.kill('SIGKILL')
  })
  return new Promise((done) => child.on('close', () => done(Number(said.trim().split('\n').at(-1)))))
}

test('kill -9 in the middle of an append: everything that was answered is there, and the log goes on', async () => {
  const folder = join(home, 'log')
  for (const answers of [1, 3, 2, 5, 4]) {
    const told = await killAfter(folder, answers)
    const ledger = openLedger(folder, { signer: testSigner, clock: clockAt('2026-03-02T09:00:00Z') })
    expect(ledger.size).toBeGreaterThanOrEqual(told)
    ledger.close()
    expect((await verifyProof(folder)).wrong).toEqual([])
  }
})
