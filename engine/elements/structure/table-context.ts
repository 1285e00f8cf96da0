import type { Table } from '../../evidence/index.ts'
import { Role } from '../findings.ts'
import { elementIndex, taxonomy } from '../taxonomy.ts'
import type { ColumnType } from './column-type.ts'
import { readHeader } from './header-words.ts'
import { readTableName, staffSign, type TableWords } from './table-words.ts'

/** What the columns of a table say together. */
export interface TableContext {
  about: TableWords
  /** Whose values stand in columns whose header names no owner. */
  defaultRole: number
  /** Some column says which patients the rows are about. */
  personal: boolean
  /** Some column holds health data for certain. */
  health: boolean
  labs: boolean
  /** The table's name or other columns say that the rows are about people, so that its plain "Name" is one. */
  known: boolean
}

const of = (...names: string[]) => new Set(names.map(elementIndex))
const healthElements = new Set(
  taxonomy.flatMap((entry, index) => (entry.group === 'health' || entry.group === 'sensitive-health' ? [index] : [])),
)
const officialIds = new Set(
  taxonomy.flatMap((entry, index) => (entry.group === 'government-id' || entry.group === 'health-id' ? [index] : [])),
)
const identifying = new Set([...officialIds, ...of('name', 'date-of-birth', 'record-key', 'insurance-policy')])
const demographic = of('sex', 'age', 'date-of-birth', 'marital-status', 'next-of-kin')
const contact = of('phone', 'email')
const mrn = elementIndex('medical-record-number')
const dob = elementIndex('date-of-birth')
const name = elementIndex('name')
const lab = elementIndex('lab-result')

export function tableContext(table: Table, types: readonly (ColumnType | undefined)[]): TableContext {
  const about = readTableName(table.name)
  const sure = types.filter((type): type is ColumnType => type?.sure === true)
  const health = sure.some((type) => healthElements.has(type.element) && !isOthers(type))
  const role = defaultRole(table, about, sure, health)
  const known =
    health || about.role === 'subject' || sure.some((type) => demographic.has(type.element) && type.owner === undefined)
  const named = known && types.some((type) => type?.element === name && !isOthers(type))
  const personal = role === Role.subject && (named || isPersonal(table, about, sure))
  const labs = about.element === lab || sure.some((type) => type.element === lab)
  return { about, defaultRole: role === 'organisation' ? Role.subject : role, personal, health, labs, known }
}

function isOthers(type: ColumnType): boolean {
  return type.owner !== undefined && type.owner !== Role.subject
}

function defaultRole(
  table: Table,
  about: TableWords,
  sure: readonly ColumnType[],
  health: boolean,
): number | 'organisation' {
  const patients = sure.some(
    (type) => type.owner === Role.subject || (type.element === mrn && !isOthers(type)) || (type.key && !isOthers(type)),
  )
  if (patients) return Role.subject
  const unowned = sure.filter((type) => type.owner === undefined)
  const born = unowned.some((type) => type.element === dob)
  if (about.role === 'organisation' && !born && !health) return 'organisation'
  if (about.role === 'subject' || health) return Role.subject
  const signs = table.columns.map(staffSign)
  if (about.role === 'staff' || signs.includes('strong')) return Role.staff
  const ids = born || unowned.some((type) => officialIds.has(type.element))
  if (signs.includes('weak') && !ids) return Role.staff
  const staffOnly =
    sure.some((type) => type.owner === Role.staff && type.element === name) &&
    !unowned.some((type) => type.element === name)
  return staffOnly && !ids ? Role.staff : Role.subject
}

function isPersonal(table: Table, about: TableWords, sure: readonly ColumnType[]): boolean {
  const subjects = sure.filter((type) => !isOthers(type))
  if (subjects.some((type) => identifying.has(type.element))) return true
  const things =
    about.role === 'organisation' || table.columns.some((header) => readHeader(header)?.owner === 'organisation')
  return !things && subjects.some((type) => contact.has(type.element))
}
