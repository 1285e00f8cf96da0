import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Before the first test file of a run: a folder for what its files share (`keepOffice`). It goes with the run. */
export default function beginRun(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-run-'))
  process.env['CORDON_TEST_RUN'] = folder
  process.env['CORDON_TEST_RUN_PID'] = String(process.pid)
  return () => rmSync(folder, { recursive: true, force: true })
}
