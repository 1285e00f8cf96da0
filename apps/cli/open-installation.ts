import { readFileSync } from 'node:fs'
import { type Installation, installationIn } from '../../base/backup/index.ts'
import { Problem } from '../../base/errors.ts'
import { openS3Store, s3Options } from '../../base/vault/index.ts'
import type { Terminal } from './command.ts'

/** Where an installation is unless `--data` or CORDON_DATA says otherwise. */
export const usualData = './cordon-data'

type Env = Readonly<Record<string, string | undefined>>

/**
 * The installation that the command line and the environment name, by the settings that the server has: CORDON_DATA, DATABASE_URL (or
 * the file that DATABASE_URL_FILE names), `CORDON_S3_*`. `close` lets go of the bucket. Throws `SETTING_INVALID`, `STORE_SETTINGS` and
 * what opening a bucket throws.
 */
export async function openInstallation(
  data: string | undefined,
  { clock }: Terminal,
  env: Env = process.env,
): Promise<Installation & { close(): void }> {
  const url = urlOf(env)
  const bucket = s3Options(env)
  const objects = bucket === undefined ? undefined : await openS3Store(bucket, clock)
  const folder = data ?? (env['CORDON_DATA'] || usualData)
  return { ...installationIn(folder, { url, objects, clock }), close: () => objects?.close() }
}

function urlOf(env: Env): string | undefined {
  const file = env['DATABASE_URL_FILE']
  if (!file) return env['DATABASE_URL'] || undefined
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw new Problem('SETTING_INVALID', 'DATABASE_URL_FILE names a file that cannot be read', 'Check the path', {
      cause,
    })
  }
}
