import { dateAs } from '../calendar.ts'
import type { ClinicalRecord, LabResult, Prescription, Visit } from '../clinic/record.ts'
import { plainHkid } from '../people/check-digits.ts'
import { type Mix, nationalIdOf, type Person } from '../people/person.ts'
import { type Mask, mask, nothing } from '../truth/elements.ts'
import type { Showing } from '../truth/truth.ts'

/**
 * One column of a stolen table: its header, its value, and which elements a value in it shows. Every table format is
 * written from such columns, so the truth follows from the same line that writes the cell.
 */
export interface Column<Row> {
  header: string
  value: (row: Row) => string
  shows: Mask | ((row: Row) => Mask)
  /** What a value may be said to show or not: see `Showing.debate`. */
  debates?: Mask
  /** How spreadsheets and SQL keep it; text where absent. */
  kind?: 'text' | 'number' | 'date'
}

export interface PersonRow {
  /** Who it is, for the truth. */
  person: Person
  /** What this source knows of them. */
  seen: Person
  record: ClinicalRecord
}
export interface VisitRow extends PersonRow {
  visit: Visit
}
export interface PrescriptionRow extends PersonRow {
  prescription: Prescription
}
export interface LabRow extends PersonRow {
  lab: LabResult
}

/** The cells of a row; marks in the truth what they show. */
export function cellsOf<Row extends PersonRow>(
  columns: readonly Column<Row>[],
  row: Row,
  file: Pick<Showing, 'show' | 'debate'>,
): string[] {
  let shown = nothing
  const cells = columns.map((column) => {
    const value = column.value(row)
    if (value === '') return value
    shown |= typeof column.shows === 'function' ? column.shows(row) : column.shows
    if (column.debates !== undefined) file.debate(row.person, column.debates)
    return value
  })
  file.show(row.person, shown)
  return cells
}

export const shows = {
  nothing,
  name: mask('name'),
  birth: mask('date-of-birth'),
  sex: mask('sex'),
  phone: mask('phone'),
  email: mask('email'),
  address: mask('postal-address'),
  chart: mask('medical-record-number'),
  kin: mask('next-of-kin'),
  appointment: mask('appointment'),
  billing: mask('billing'),
  allergy: mask('allergy'),
  policy: mask('insurance-policy'),
}

/** A company's own customer number: some call it a patient number, some do not. */
export function asCustomerNumber<Row>(columns: Column<Row>[], header: string): Column<Row>[] {
  return columns.map((column) =>
    column.header === header ? { ...column, shows: nothing, debates: shows.chart } : column,
  )
}

export const nationalIdMask = (mix: Mix): Mask => mask(nationalIdOf[mix])

type DateStyle = keyof typeof dateAs

/** Columns about the person, under the headers of one system. `''` as header leaves a column out. */
export function personColumns(mix: Mix, headers: Record<string, string>, dates: DateStyle): Column<PersonRow>[] {
  const day = dateAs[dates]
  const all: Record<string, Omit<Column<PersonRow>, 'header'>> = {
    chart: { value: ({ seen }) => seen.chart, shows: shows.chart },
    family: { value: ({ seen }) => seen.family, shows: shows.name },
    given: { value: ({ seen }) => seen.given, shows: shows.name },
    fullName: {
      value: ({ seen }) =>
        mix === 'hk' ? `${seen.family.toUpperCase()} ${seen.given}` : `${seen.family}, ${seen.given}`,
      shows: shows.name,
    },
    chinese: { value: ({ seen }) => seen.chinese, shows: shows.name },
    english: { value: ({ seen }) => seen.english, shows: shows.name },
    sex: { value: ({ seen }) => seen.sex, shows: shows.sex },
    sexWord: { value: ({ seen }) => (seen.sex === 'F' ? '女' : '男'), shows: shows.sex },
    born: { value: ({ seen }) => day(seen.born), shows: shows.birth, kind: 'date' },
    id: { value: ({ seen }) => seen.nationalId, shows: nationalIdMask(mix) },
    plainId: { value: ({ seen }) => plainHkid(seen.nationalId), shows: nationalIdMask(mix) },
    phone: { value: ({ seen }) => seen.phone, shows: shows.phone },
    mobile: { value: ({ seen }) => seen.mobile, shows: shows.phone },
    email: { value: ({ seen }) => seen.email, shows: shows.email },
    street: { value: ({ seen }) => seen.address.lines.join(', '), shows: shows.address },
    city: { value: ({ seen }) => seen.address.city, shows: shows.address },
    state: { value: ({ seen }) => seen.address.state, shows: shows.address },
    postcode: { value: ({ seen }) => seen.address.postcode, shows: shows.address },
    chineseAddress: { value: ({ seen }) => seen.address.chinese, shows: shows.address },
    kinName: { value: ({ seen }) => (seen.guardian ?? seen.kin)?.name ?? '', shows: shows.kin },
    kinPhone: { value: ({ seen }) => (seen.guardian ?? seen.kin)?.phone ?? '', shows: shows.kin },
    kinRelation: { value: ({ seen }) => (seen.guardian ?? seen.kin)?.relation ?? '', shows: shows.nothing },
    allergy: { value: ({ record }) => record.allergies.join('; '), shows: shows.allergy },
    insurer: { value: ({ seen }) => seen.insurance?.insurer ?? '', shows: shows.nothing },
    policy: { value: ({ seen }) => seen.insurance?.policy ?? '', shows: shows.policy },
    mbi: { value: ({ seen }) => seen.mbi, shows: mask('us-mbi') },
  }
  return Object.entries(headers).map(([key, header]) => ({ header, ...all[key]! }))
}
