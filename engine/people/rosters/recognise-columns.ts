import { readData } from '../../../base/data.ts'
import { Problem } from '../../../base/errors.ts'
import { isRosterField, type RosterField } from './field.ts'
import { guessIdentifier } from './guess-identifier.ts'

const headerWords = new Map<string, RosterField>()
for (const [field, words] of Object.entries(readData('names/roster-columns.yaml') as Record<string, string[]>))
  if (isRosterField(field)) for (const word of words) headerWords.set(foldHeader(word), field)

const owner = /^(patients?|pat|pt|client|person|subject|病人|患者|客戶)/

/** Field of each column; null where a column is not understood. `overrides`: column header -> field, from --map. */
export function recogniseColumns(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  overrides: Readonly<Record<string, string>> = {},
): (RosterField | null)[] {
  checkOverrides(headers, overrides)
  const named = headers.map((header) => fieldOfOverride(header, overrides) ?? fieldOfHeader(header))
  return named.map((field, column) => {
    if (field === null) return fieldOfValues(valuesIn(sample, column))
    return field === 'identifier' ? guessIdentifier(valuesIn(sample, column)) : field
  })
}

function fieldOfOverride(header: string, overrides: Readonly<Record<string, string>>): RosterField | null {
  const entry = Object.entries(overrides).find(([column]) => foldHeader(column) === foldHeader(header))
  return entry === undefined ? null : (entry[1] as RosterField)
}

function checkOverrides(headers: readonly string[], overrides: Readonly<Record<string, string>>): void {
  for (const [column, field] of Object.entries(overrides)) {
    if (!isRosterField(field))
      throw new Problem(
        'USAGE',
        `--map ${column}=${field}: there is no field "${field}"`,
        'See ./cordon roster --help for the fields',
      )
    if (!headers.some((header) => foldHeader(header) === foldHeader(column)))
      throw new Problem(
        'USAGE',
        `--map ${column}=${field}: there is no column "${column}"`,
        `The columns are: ${headers.join(', ')}`,
      )
  }
}

/** The field that a header names, or null. */
export function fieldOfHeader(header: string): RosterField | null {
  const folded = foldHeader(header)
  const bare = folded.replace(owner, '')
  const parts = header.split(/[/|(（)）]/).map(foldHeader)
  for (const words of [folded, bare, ...parts, folded.replace(/\d+$/, ''), bare.replace(/\d+$/, '')]) {
    const field = headerWords.get(words)
    if (field !== undefined) return field
  }
  return null
}

export function foldHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

function valuesIn(sample: readonly (readonly string[])[], column: number): string[] {
  return sample.map((row) => (row[column] ?? '').trim()).filter((value) => value !== '')
}

const valueShapes: [RosterField, RegExp][] = [
  ['email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/],
  ['chinese-name', /^\p{Script=Han}{2,5}$/u],
  ['phone', /^\+\d[\d\s()-]{7,18}$/],
]

/** For a header that says nothing: only shapes that cannot be anything else. */
function fieldOfValues(values: string[]): RosterField | null {
  if (values.length < 5) return null
  for (const [field, shape] of valueShapes)
    if (values.filter((value) => shape.test(value)).length / values.length >= 0.9) return field
  const element = guessIdentifier(values)
  return element === 'hkid' || element === 'cn-resident-id' || element === 'us-mbi' || element === 'nino'
    ? element
    : null
}
