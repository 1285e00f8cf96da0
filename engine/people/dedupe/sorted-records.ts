import { type Dictionaries, type IdentityTable, type Records, readRecords } from '../link/index.ts'

/** Records in an order that depends on their content alone, so that nothing computed in this order depends on how they came. */
export interface SortedRecords {
  records: Records
  /** Row of the table at each position. */
  rows: Uint32Array
  /** First position of the records with exactly the same fields as the one at each position. */
  firstAlike: Uint32Array
}

export function sortRecords(table: IdentityTable, dictionaries: Dictionaries): SortedRecords {
  const keys = Array.from({ length: table.count }, (_, row) => contentKey(table, row))
  const rows = Uint32Array.from(keys.keys()).sort((a, b) =>
    keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b,
  )
  const firstAlike = new Uint32Array(table.count)
  for (let at = 0; at < table.count; at++)
    firstAlike[at] = at > 0 && keys[rows[at]!] === keys[rows[at - 1]!] ? firstAlike[at - 1]! : at
  return { records: readRecords(pickRows(table, rows), dictionaries), rows, firstAlike }
}

/** The fields of a row as one text, whatever order they stand in. */
function contentKey(table: IdentityTable, row: number): string {
  const fields: string[] = []
  for (let at = table.start[row]!; at < table.start[row + 1]!; at++)
    fields.push(`${table.element[at]}\u0001${table.part[at]}\u0001${table.values[at]}`)
  return fields.sort().join('\u0002')
}

/** A table with the same rows in another order; fields within a row in the order of their content. */
function pickRows(table: IdentityTable, rows: Uint32Array): IdentityTable {
  const picked: IdentityTable = {
    count: table.count,
    start: new Uint32Array(table.count + 1),
    element: new Uint8Array(table.values.length),
    part: new Uint8Array(table.values.length),
    values: [],
  }
  for (const [at, row] of rows.entries()) {
    const fields = Array.from({ length: table.start[row + 1]! - table.start[row]! }, (_, i) => table.start[row]! + i)
    const key = (field: number) => `${table.element[field]}\u0001${table.part[field]}\u0001${table.values[field]}`
    for (const field of fields.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))) {
      picked.element[picked.values.length] = table.element[field]!
      picked.part[picked.values.length] = table.part[field]!
      picked.values.push(table.values[field]!)
    }
    picked.start[at + 1] = picked.values.length
  }
  return picked
}
