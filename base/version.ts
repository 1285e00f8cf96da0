import { readFileSync } from 'node:fs'

/** Version of this copy, from package.json; written into every case folder. */
export const version: string = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version
