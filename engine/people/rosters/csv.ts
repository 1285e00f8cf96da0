import { Problem } from '../../../base/errors.ts'
import type { RosterReader } from './contract.ts'
import { readDelimited } from './delimited-text.ts'
import type { RosterField } from './field.ts'
import { patientFields } from './identities.ts'
import { recogniseColumns } from './recognise-columns.ts'

const naming: readonly RosterField[] = ['name', 'given-name', 'family-name', 'chinese-name', 'english-name']
const numbering: readonly RosterField[] = ['patient-id', 'medical-record-number', 'row-id']

/** Patient lists as CSV, TSV, or parted by semicolons or bars; columns by header words and values. */
export const csv: RosterReader = {
  name: 'csv',
  accepts: (start) => !/^\s*[[{<]/.test(start),
  read(bytes, name, into, columns) {
    const { headers, rows, lines } = readDelimited(bytes)
    if (rows.length === 0) return
    const fields = settleNumbers(recogniseColumns(headers, rows.slice(0, 500), columns))
    checkFields(name, headers, fields)
    const unknown = headers.filter((header, at) => fields[at] === null && header !== '')
    if (unknown.length > 0) into.remarks.push(`${name}: columns not used: ${unknown.join(', ')}`)
    const file = into.files.push(name) - 1
    rows.forEach((row, at) => {
      const patient = patientFields(fields, row)
      if (patient.size > 0) into.add(patient, file, lines[at]!)
    })
  },
}

/** The patient's number is the column called so; failing that the record number, failing that the column called "id". */
function settleNumbers(fields: (RosterField | null)[]): (RosterField | null)[] {
  if (fields.includes('patient-id')) return fields
  const stand = numbering.find((field) => fields.includes(field))
  const at = stand === undefined ? -1 : fields.indexOf(stand)
  return fields.map((field, column) => (column === at ? 'patient-id' : field))
}

function checkFields(name: string, headers: string[], fields: (RosterField | null)[]): void {
  const missing: string[] = []
  if (!fields.includes('patient-id')) missing.push("the patient's number (patient-id)")
  if (!naming.some((field) => fields.includes(field)))
    missing.push('a name (name, given-name, family-name or chinese-name)')
  if (missing.length === 0) return
  throw new Problem(
    'ROSTER_UNREADABLE',
    `${name} has no column that is recognised as ${missing.join(' or as ')}. Its columns: ${headers.join(', ') || 'none'}`,
    'Name the columns with --map "column=field", for example --map "Case Ref=patient-id"',
  )
}
