import type { Table } from '../../evidence/index.ts'
import { Role } from '../findings.ts'
import { elementIndex, taxonomy } from '../taxonomy.ts'
import { type ColumnType, meaningsOf } from './column-type.ts'
import type { ColumnValues } from './column-values.ts'
import { readHeader } from './header-words.ts'
import { isGoodsSign, isWeek, readTableName, staffSign, type TableWords } from './table-words.ts'
import { isTellingKey } from './telling-key.ts'

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
  /** Some header speaks of a bank, so that its account numbers are a bank's. */
  bank: boolean
  /** A column is certainly an address, so that a "unit" beside it is one as well. */
  address: boolean
  /** Nobody but the payer or the insured is named: then that is the person whom the rows are about. */
  payerIsSubject: boolean
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
const contact = of('phone', 'email', 'payment-card', 'iban', 'bank-account')
const ofHolders = of('payment-card', 'iban', 'bank-account', 'insurance-policy', 'insurance-claim')
const address = elementIndex('postal-address')
const mrn = elementIndex('medical-record-number')
const dob = elementIndex('date-of-birth')
const name = elementIndex('name')
const lab = elementIndex('lab-result')

export function tableContext(
  table: Table,
  types: readonly (ColumnType | undefined)[],
  values: readonly ColumnValues[],
): TableContext {
  const about = readTableName(table.name)
  const sure = types.filter((type): type is ColumnType => type?.sure === true)
  const own = sure.filter((type) => !isOthers(type))
  const health = own.some((type) => healthElements.has(type.element))
  const role = defaultRole(table, about, sure, health)
  const known =
    health || about.role === 'subject' || sure.some((type) => demographic.has(type.element) && type.owner === undefined)
  const named = known && types.some((type) => type?.element === name && !isOthers(type))
  const keyed = health && types.some((type, column) => isLikelyKey(type, values[column]!))
  const identified = role === Role.subject && (named || keyed || isPersonal(table, about, own))
  const payerIsSubject = role === Role.subject && !identified && isAboutPayers(table, sure)
  return {
    about,
    defaultRole: role === 'organisation' ? Role.subject : role,
    personal: identified || payerIsSubject,
    health,
    labs: about.element === lab || own.some((type) => type.element === lab),
    known,
    bank: table.columns.some((header) => /bank|sort code|iban|銀行|银行|口座/i.test(header)),
    address: own.some((type) => type.element === address),
    payerIsSubject,
  }
}

/** An account or file number beside health data, of a form that is no row number. */
function isLikelyKey(type: ColumnType | undefined, values: ColumnValues): boolean {
  for (const one of meaningsOf(type)) {
    if (one.key && !isOthers(one) && isTellingKey(values)) return true
  }
  return false
}

/** Cards, accounts, policies and claims of people who are named only as their holders. */
function isAboutPayers(table: Table, sure: readonly ColumnType[]): boolean {
  const holders = sure.some((type) => type.owner === Role.payer && type.element === name)
  return holders && !isAboutThings(table) && sure.some((type) => ofHolders.has(type.element))
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
  if (about.role === 'staff' || signs.includes('strong') || isWeek(table.columns)) return Role.staff
  const ids = born || unowned.some((type) => officialIds.has(type.element))
  if (signs.includes('weak') && !ids) return Role.staff
  const staffOnly =
    sure.some((type) => type.owner === Role.staff && type.element === name) &&
    !unowned.some((type) => type.element === name)
  return staffOnly && !ids ? Role.staff : Role.subject
}

function isPersonal(table: Table, about: TableWords, own: readonly ColumnType[]): boolean {
  const goods = table.columns.some(isGoodsSign)
  if (own.some((type) => identifying.has(type.element) && !(goods && type.vague === true))) return true
  const things = about.role === 'organisation' || isAboutThings(table)
  return !things && own.some((type) => contact.has(type.element))
}

/** Suppliers, products, sites: their phones and accounts are nobody's. */
function isAboutThings(table: Table): boolean {
  return table.columns.some((header) => readHeader(header)?.owner === 'organisation')
}
