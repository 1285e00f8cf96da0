import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Log } from '../../log/open-log.ts'

const program = fileURLToPath(new URL('../../../console/build.ts', import.meta.url))

/**
 * The folder of the built console, built now where its sources are newer. It is a program of its own: the console's tools stay out of this
 * process. Undefined, with a line in the log, where it cannot be built: the API must not wait for a page.
 */
export async function buildPages(log: Log): Promise<string | undefined> {
  if (!existsSync(program)) return undefined
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [program], { maxBuffer: 1 << 20 })
    return stdout.trim()
  } catch (cause) {
    const said = String((cause as { stderr?: string }).stderr ?? '').trim()
    log.error({ said: said.slice(0, 2000) }, 'the console could not be built')
    return undefined
  }
}
