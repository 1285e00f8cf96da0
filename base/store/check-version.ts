import type pg from 'pg'
import { Problem } from '../errors.ts'

const oldest = 15

/** Answers the server's major version. Throws `STORE_TOO_OLD` below 15, and for a database that is not UTF-8. */
export async function checkVersion(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ version: string; encoding: string }>(
    `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`,
  )
  const { version, encoding } = rows[0]!
  const major = Math.floor(Number(version) / 10_000)
  if (major < oldest)
    throw new Problem(
      'STORE_TOO_OLD',
      `The database server is PostgreSQL ${major}; Cordon needs ${oldest} or later`,
      'Upgrade the server, or unset DATABASE_URL to use the one that comes with Cordon',
    )
  if (encoding !== 'UTF8')
    throw new Problem(
      'STORE_TOO_OLD',
      `The database is encoded in ${encoding}; names in Chinese need UTF8`,
      "Create it with ENCODING 'UTF8'",
    )
  return major
}
