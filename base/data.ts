import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { Problem } from './errors.ts'

const home = new URL('../data/', import.meta.url)

/** Reads `data/<path>` (YAML) as shipped with this version. Throws `DATA_INVALID` naming the file when it is not YAML. */
export function readData(path: string): unknown {
  try {
    return parse(readFileSync(new URL(path, home), 'utf8'))
  } catch (cause) {
    throw new Problem(
      'DATA_INVALID',
      `data/${path} cannot be read: ${(cause as Error).message}`,
      'Restore the file from the release',
      { cause },
    )
  }
}

/** Reads `data/<path>` as text. */
export function readDataText(path: string): string {
  return readFileSync(new URL(path, home), 'utf8')
}

/** Paths below `data/<folder>` that end in `ending`, sorted, with `/`. */
export function listData(folder: string, ending: string): string[] {
  return readdirSync(new URL(`${folder}/`, home), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith(ending))
    .sort()
}
