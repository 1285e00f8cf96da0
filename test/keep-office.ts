import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keptName, oneByOne } from '../base/store/test-store.ts'
import { directoryStore, keyringInFolder } from '../base/vault/index.ts'
import { type KeptOffice, openTestOffice, type TestOffice, type TestOfficeOptions } from './test-office.ts'

interface Kept<Facts> {
  /** Of the run: what lies here is there for all its test files, and not to be changed. */
  folder: string
  office: KeptOffice
  facts: Facts
}

/**
 * An office in which `make` has done its work, made a single time for all test files of a run; `facts` is what `make` answered, as JSON. What
 * takes a minute to make is opened in a second by `officeFrom`, each time as a copy of its own.
 */
export function keepOffice<Facts>(
  name: string,
  make: (office: TestOffice, folder: string) => Promise<Facts>,
): Promise<Kept<Facts>> {
  const folder = join(process.env['TEST_RUN_FOLDER']!, name)
  const record = join(folder, 'kept.json')
  return oneByOne(2, async () => {
    if (existsSync(record)) return JSON.parse(readFileSync(record, 'utf8')) as Kept<Facts>
    mkdirSync(folder, { recursive: true })
    const office = await openTestOffice(placesIn(join(folder, 'office')))
    const facts = await make(office, folder)
    const kept = await office.keep(keptName(Number(process.env['TEST_RUN_PID']), name))
    writeFileSync(record, JSON.stringify({ folder, office: kept, facts }))
    return { folder, office: kept, facts }
  })
}

/** How to open a copy of a kept office in `folder`. */
export const officeFrom = ({ office }: Kept<unknown>, folder: string): TestOfficeOptions => ({
  ...placesIn(folder),
  from: office,
})

function placesIn(folder: string): TestOfficeOptions {
  const keyring = join(folder, 'keyring')
  mkdirSync(keyring, { recursive: true })
  return { folder, keyrings: keyringInFolder(keyring), objects: directoryStore(join(folder, 'objects')) }
}
