import type { Table } from '../../evidence/index.ts'
import type { ColumnPlan, TablePlan } from '../contract.ts'
import { Part, Role } from '../findings.ts'
import { elementIndex } from '../taxonomy.ts'
import { isHkid } from './check-digits.ts'
import { type ColumnType, meaningsOf } from './column-type.ts'
import { ColumnValues } from './column-values.ts'
import { yearOfDate } from './dates.ts'
import { headerWords, readHeader } from './header-words.ts'
import { sharedKeys } from './shared-keys.ts'
import { type TableContext, tableContext } from './table-context.ts'
import { genericKind, isRowKindColumn, rowKinds } from './table-words.ts'
import { textColumns } from './text-columns.ts'
import { typeByHeader, typeByRevealing } from './type-by-header.ts'
import { typeByValues, typeWithoutHeader } from './type-by-values.ts'
import { valueChecks } from './value-checks.ts'

const of = (...names: string[]) => new Set(names.map(elementIndex))
const el = {
  name: elementIndex('name'),
  key: elementIndex('record-key'),
  kin: elementIndex('next-of-kin'),
  lab: elementIndex('lab-result'),
  vital: elementIndex('vital-sign'),
  note: elementIndex('clinical-note'),
  mrn: elementIndex('medical-record-number'),
  appointment: elementIndex('appointment'),
  url: elementIndex('url'),
  bank: elementIndex('bank-account'),
  address: elementIndex('postal-address'),
}
/** Elements that are always about somebody's work, whoever else the table is about. */
const workElements = of('us-npi', 'employee-id', 'staff-record')
const ofAnyPerson = of(
  'name',
  'phone',
  'email',
  'postal-address',
  'date-of-birth',
  'sex',
  'hkid',
  'ssn',
  'national-id',
  'passport',
  'cn-resident-id',
)
const ofStaff = new Set([
  ...ofAnyPerson,
  ...workElements,
  ...of('username', 'password', 'income', 'bank-account', 'occupation', 'marital-status', 'tax-id', 'nino'),
])

/**
 * Decides what each column of a table is, from its header and a sample of its rows (a few hundred are enough; more than 500
 * filled cells per column are not looked at). The rest of the table has a say: without a column that tells whom the rows are
 * about, no column is a patient's.
 */
export function planTable(table: Table, sample: readonly string[][]): TablePlan {
  const width = Math.max(table.columns.length, ...sample.slice(0, 50).map((row) => row.length), 0)
  const headed = hasHeader(table.columns)
  const values = Array.from({ length: width }, (_, column) => new ColumnValues(sample, column))
  const types = values.map((value, column) => typeColumn(table.columns[column] ?? '', value, headed))
  const context = tableContext(table, types, values)
  const columns = planColumns(table, types, values, sample, context)
  return { columns, textColumns: textColumns(headed ? table.columns : [], columns, values) }
}

/** False for no header, and for a first row of data that was taken for one. */
function hasHeader(headers: readonly string[]): boolean {
  if (headers.every((header) => header.trim() === '')) return false
  const isData = (header: string) => isHkid(header) || yearOfDate(header) > 0 || valueChecks['email']!.strict(header)
  return !headers.some((header) => isData(header.trim())) || headers.some((header) => readHeader(header) !== undefined)
}

function typeColumn(header: string, values: ColumnValues, headed: boolean): ColumnType | undefined {
  const reading = header.trim() === '' ? undefined : readHeader(header)
  if (reading === undefined) {
    return typeByValues(header, values) ?? (headed ? typeByRevealing(header, values) : typeWithoutHeader(values))
  }
  if (reading.owner === 'organisation') return undefined
  const type = typeByHeader(header, reading, values)
  if (type !== undefined && type.element >= 0) return type
  const shown = typeByValues(header, values)
  return shown?.sure === true ? { ...shown, owner: reading.owner } : undefined
}

function planColumns(
  table: Table,
  types: readonly (ColumnType | undefined)[],
  values: readonly ColumnValues[],
  sample: readonly string[][],
  context: TableContext,
): (ColumnPlan | null)[] {
  const shared = sharedKeys(types, values, sample)
  const owners = followOwners(table, types, context.defaultRole)
  const kinds = table.columns.findIndex(
    (header, column) => isRowKindColumn(header) && values[column]!.share(isRowKind) > 0,
  )
  const plans = types.map((type, column) => {
    const header = table.columns[column] ?? ''
    const chosen = byTable(table, header, type, values[column]!, context) ?? type
    if (chosen === undefined || chosen.element < 0 || shared.has(column)) return null
    const owner = context.payerIsSubject && owners[column] === Role.payer ? Role.subject : owners[column]!
    let plan: ColumnPlan | null = null
    for (const meaning of meaningsOf(chosen)) plan ??= planColumn(meaning, owner, values[column]!, context)
    if (plan !== null && kinds >= 0 && (plan.element === el.lab || plan.element === el.appointment)) {
      plan.decidedBy = { column: kinds, elements: rowKinds }
    }
    return plan
  })
  return withWholeName(plans)
}

/** Where only other names are given ("中文姓名", "英文姓名"), the first of them is the name. */
function withWholeName(plans: (ColumnPlan | null)[]): (ColumnPlan | null)[] {
  const names = plans.filter((plan) => plan?.element === el.name && plan.role === Role.subject)
  if (names.every((plan) => plan!.part === Part.other) && names[0] != null) names[0].part = Part.whole
  return plans
}

const isRowKind = (text: string) => rowKinds.has(text.toLowerCase())

/** A header that stands twice ("Name, Phone, Guardian, Phone") means the second time the person named before it. */
function followOwners(table: Table, types: readonly (ColumnType | undefined)[], defaultRole: number): number[] {
  const seen = new Set<string>()
  let last: number | undefined
  return types.map((type, column) => {
    const owner = type?.owner
    if (typeof owner === 'number') {
      last = owner
      return owner
    }
    const header = headerWords(table.columns[column] ?? '').join('')
    const again = header !== '' && seen.has(header)
    seen.add(header)
    return again && last !== undefined ? last : defaultRole
  })
}

/** A generic column of a table whose name tells what its rows are. */
function byTable(
  table: Table,
  header: string,
  type: ColumnType | undefined,
  values: ColumnValues,
  context: TableContext,
): ColumnType | undefined {
  const { element, code, role } = context.about
  const kind = genericKind(header)
  if (role === 'subject' && type?.sure !== true && isRowId(header, values)) return patientId(table, header, values)
  if (element === undefined || kind === undefined || type?.sure === true || type?.owner !== undefined) return undefined
  return {
    element: kind === 'code' ? (code ?? element) : element,
    part: Part.whole,
    check: { name: 'filled', strict: false },
    key: false,
    owner: undefined,
    sure: true,
    confidence: 88,
    why: `header '${header}' of the table '${table.name}'`,
  }
}

/** The `id` of a table of patients is the number that other tables call `patient_id`. */
function isRowId(header: string, values: ColumnValues): boolean {
  return (
    /^(?:id|pk|key|rowid|uuid|guid)$/.test(headerWords(header).join('')) &&
    values.loose('key') === 1 &&
    values.distinct === values.count
  )
}

function patientId(table: Table, header: string, values: ColumnValues): ColumnType {
  return {
    element: values.strict('uuid') > 0.5 ? el.key : el.mrn,
    part: Part.whole,
    check: { name: 'key', strict: false },
    key: true,
    owner: undefined,
    sure: true,
    confidence: 92,
    why: `header '${header}' of the table of patients '${table.name}'`,
  }
}

function planColumn(type: ColumnType, owner: number, values: ColumnValues, context: TableContext): ColumnPlan | null {
  const role = workElements.has(type.element) ? Role.staff : owner
  if (role === Role.staff)
    return ofStaff.has(type.element) && (type.sure || type.element === el.name) ? planOf(type, role) : null
  if (!context.personal || (!type.sure && !isConfirmed(type, values, context))) return null
  if (role === Role.subject) return planOf(type, role)
  if (!ofAnyPerson.has(type.element)) return type.element === el.kin ? planOf(type, Role.subject) : null
  const plan = planOf(type, role)
  if (role !== Role.payer) plan.also = { element: el.kin, part: Part.whole, role: Role.subject }
  return plan
}

/** Whether the rest of the table confirms what a column's own header or values only suggest. */
function isConfirmed(type: ColumnType, values: ColumnValues, context: TableContext): boolean {
  if (type.element === el.name) return context.known
  if (type.element === el.bank) return context.bank && values.strict('bank-account') >= 0.7
  if (type.element === el.address) return context.address
  if (type.element === el.lab) return context.labs
  if (type.element === el.note) return context.health || values.meanLength >= 40
  if (type.element === el.mrn) return values.share((text) => text.length >= 4) >= 0.8
  return type.element !== el.url
}

function planOf(type: ColumnType, role: number): ColumnPlan {
  return {
    element: type.element,
    part: type.part,
    role,
    confidence: type.confidence,
    why: type.why,
    key: type.key,
    check: type.check,
  }
}
