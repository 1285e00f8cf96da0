import { Compile } from 'typebox/compile'
import { listData, readData } from '../../base/data.ts'
import { Problem } from '../../base/errors.ts'
import { type DutyRecord, DutyRecordShape } from './duty-record.ts'

let loaded: readonly DutyRecord[] | undefined

/**
 * Every duty under data/duties/<jurisdiction>/, in order of file and place in the file; read and checked once.
 * Throws DATA_INVALID naming the file, the record and the key.
 */
export function loadDuties(): readonly DutyRecord[] {
  loaded ??= checkDuties(lawFiles().map((path) => ({ path, content: readData(path) })))
  return loaded
}

/** The law files: one folder deep, without the worked cases beside them. */
export function lawFiles(): string[] {
  return listData('duties', '.yaml').filter((path) => path.split('/').length === 3 && !path.endsWith('.cases.yaml'))
}

const shape = Compile(DutyRecordShape)

/** Checks shape, unique ids, and that each record lies in its jurisdiction's folder. */
export function checkDuties(files: readonly { path: string; content: unknown }[]): readonly DutyRecord[] {
  const homes = new Map<string, string>()
  const records: DutyRecord[] = []
  for (const { path, content } of files) {
    if (!Array.isArray(content)) throw broken(path, 'is not a list of duties')
    for (const entry of content as unknown[]) {
      const record = checkRecord(path, entry)
      const home = homes.get(record.id)
      if (home !== undefined) throw broken(path, `repeats the id "${record.id}" of data/${home}`)
      homes.set(record.id, path)
      records.push(record)
    }
  }
  return records
}

function checkRecord(path: string, entry: unknown): DutyRecord {
  if (!shape.Check(entry)) {
    const [first] = shape.Errors(entry)
    const id = (entry as { id?: unknown } | null)?.id ?? 'a record without id'
    throw broken(path, `${String(id)} at ${first?.instancePath || '/'}: ${first?.message ?? 'has the wrong shape'}`)
  }
  const folder = path.split('/')[1]
  if (folder !== entry.jurisdiction.toLowerCase())
    throw broken(
      path,
      `${entry.id} is for ${entry.jurisdiction}, which belongs in ${entry.jurisdiction.toLowerCase()}/`,
    )
  const { limit, counting } = entry.clock
  if ((limit === null) !== (counting === null))
    throw broken(path, `${entry.id} has a clock limit without a counting rule, or the reverse`)
  return entry
}

function broken(path: string, what: string): Problem {
  return new Problem(
    'DATA_INVALID',
    `data/${path} ${what}`,
    'Correct the file; docs/guides/add-a-duty.md shows the shape',
  )
}
