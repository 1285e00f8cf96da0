import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { directoryStore } from '../../base/vault/index.ts'
import { openTestOffice } from '../../test/test-office.ts'
import { openLog } from './log/open-log.ts'
import { tidy } from './tidy-daily.ts'

test('the daily round sweeps the store and says so in the ledger; one chore that fails keeps no other from being done', async () => {
  const office = await openTestOffice()
  const folder = mkdtempSync(join(tmpdir(), 'cordon-tidy-'))
  const logged: string[] = []
  const log = openLog('info', office.clock, { write: (line) => void logged.push(line) })
  const round = (objects = directoryStore(folder)) => tidy({ ...office, objects }, log, new AbortController().signal)
  writeFileSync(join(folder, '.part-1-dead'), 'half')
  const died = new Date('2026-03-01T08:59:00+08:00')
  utimesSync(join(folder, '.part-1-dead'), died, died)
  await round()
  await round()
  const swept = async () => (await office.entries()).filter(({ what }) => what === 'store.swept')
  expect(await swept()).toMatchObject([{ facts: { uploads: 1, versions: 0, kept: 0 } }])

  office.keyring.cases = () => {
    throw new Error('the keyring is gone')
  }
  writeFileSync(join(folder, '.part-2-dead'), 'half')
  utimesSync(join(folder, '.part-2-dead'), died, died)
  await round()
  expect(await swept()).toHaveLength(2)
  const failed = logged.filter((line) => line.includes('could not tidy'))
  expect(failed).toHaveLength(1)
  expect(failed[0]).toContain('uploads')
  rmSync(folder, { recursive: true })
  await office.close()
})
