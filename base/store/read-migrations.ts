import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { Problem } from '../errors.ts'

export interface Migration {
  number: number
  name: string
  sql: string
  /** SHA-256 of the file, line ends made equal. */
  checksum: string
}

const shipped = new URL('./migrations/', import.meta.url)

/** The migrations in order: `0001-title.sql`, `0002-...`. Throws `STORE_MIGRATION` when a number is missing or double. */
export function readMigrations(folder: URL = shipped): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  return names.map((name, at) => {
    const number = /^\d{4}(?=-[a-z0-9-]+\.sql$)/.exec(name)?.[0]
    if (Number(number) !== at + 1)
      throw new Problem(
        'STORE_MIGRATION',
        `Migration ${at + 1} should follow, and ${name} does`,
        'Number the files without a gap: NNNN-title.sql',
      )
    const sql = readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n')
    return { number: at + 1, name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}
