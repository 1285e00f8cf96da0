import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Before the first test file of a run: a folder for what its files share (`keepOffice`). It goes with the run. */
export default function beginRun(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-run-'))
  // Not CORDON_: servers that tests start refuse settings that they do not know.
  process.env['TEST_RUN_FOLDER'] = folder
  process.env['TEST_RUN_PID'] = String(process.pid)
  return () => rmSync(folder, { recursive: true, force: true })
}
