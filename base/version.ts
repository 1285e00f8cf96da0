import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'

const home = new URL('../', import.meta.url)

/** Version of this copy, from package.json; written into every case folder. */
export const version: string = JSON.parse(readFileSync(new URL('package.json', home), 'utf8')).version

/**
 * Hash over the code and facts that decide what reading a file gives: results of another version are not mixed with this one's.
 * `parts` are files and folders below the root of this copy; `settings` is whatever else decides it.
 */
export function fingerprint(parts: readonly string[], settings: string): string {
  const hash = createHash('sha256').update(version).update(settings)
  for (const part of parts)
    for (const file of filesBelow(part)) hash.update(file).update(readFileSync(new URL(file, home)))
  return hash.digest('hex')
}

function filesBelow(part: string): string[] {
  if (!statSync(new URL(part, home)).isDirectory()) return [part]
  return readdirSync(new URL(`${part}/`, home), { recursive: true, encoding: 'utf8' })
    .map((path) => `${part}/${path}`)
    .filter((path) => /\.(ts|yaml)$/.test(path) && !/\.(test\.ts|cases\.yaml)$/.test(path))
    .sort()
}
