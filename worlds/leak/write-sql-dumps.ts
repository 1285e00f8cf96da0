import { labColumns, prescriptionColumns, visitColumns } from '../tables/care-columns.ts'
import {
  asCustomerNumber,
  type Column,
  cellsOf,
  type LabRow,
  type PersonRow,
  type PrescriptionRow,
  personColumns,
  type VisitRow,
} from '../tables/column.ts'
import { rowOf } from '../tables/person-row.ts'
import type { World } from '../world.ts'
import type { LeakFile } from './leak-file.ts'

interface SqlTable<Row extends PersonRow> {
  name: string
  columns: Column<Row>[]
  /** The rows that one person has in it. */
  rows: (row: PersonRow) => Row[]
}

/** The patient table of the clinic system's database. */
function patientTable(world: World): SqlTable<PersonRow> {
  const id = { hk: 'hkid', us: 'ssn', gb: 'nhs_no' }[world.mix]
  const local: Record<string, string> =
    world.mix === 'hk' ? { chinese: 'name_zh', english: 'name_en' } : { postcode: 'postcode' }
  const headers = {
    ...{ chart: 'patient_no', family: 'family_name', given: 'given_names' },
    ...local,
    ...{ sex: 'sex', born: 'dob', id, mobile: 'mobile_phone', phone: 'home_phone', email: 'email' },
    ...{ street: 'addr_line', city: 'addr_city', state: 'addr_region', kinName: 'nok_name', kinPhone: 'nok_phone' },
  }
  return { name: 'patient', columns: personColumns(world.mix, headers, 'iso'), rows: (row) => [row] }
}

const encounterTable: SqlTable<VisitRow> = {
  name: 'encounter',
  columns: visitColumns(
    {
      ...{ number: 'encounter_no', chart: 'patient_no', day: 'encounter_date', time: 'start_time', doctor: 'provider' },
      ...{ code: 'icd10_code', diagnosis: 'diagnosis_text', note: 'progress_note' },
    },
    'iso',
  ),
  rows: (row) => row.record.visits.map((visit) => ({ ...row, visit })),
}

const prescriptionTable: SqlTable<PrescriptionRow> = {
  name: 'prescription',
  columns: prescriptionColumns(
    {
      ...{ number: 'rx_no', chart: 'patient_no', day: 'ordered_on', drug: 'medication' },
      ...{ dose: 'dose', frequency: 'sig', days: 'supply_days' },
    },
    'iso',
  ),
  rows: (row) => row.record.prescriptions.map((line) => ({ ...row, prescription: line })),
}

const resultTable: SqlTable<LabRow> = {
  name: 'lab_result',
  columns: labColumns(
    {
      ...{ number: 'result_no', chart: 'patient_no', day: 'collected', test: 'test_name' },
      ...{ value: 'value', unit: 'units', flag: 'flag' },
    },
    'iso',
  ),
  rows: (row) => row.record.labs.map((lab) => ({ ...row, lab })),
}

/** A pg_dump in COPY form. Tables come one after the other, so each person's record is made once per table. */
export function writePgDump(world: World): void {
  const item = 'db/clinic_20260927.sql'
  const file = world.open(item)
  file.write(
    "--\n-- PostgreSQL database dump\n--\n\nSET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\n\n",
  )
  copy(world, file, patientTable(world))
  copy(world, file, encounterTable)
  copy(world, file, prescriptionTable)
  copy(world, file, resultTable)
  file.write('--\n-- PostgreSQL database dump complete\n--\n\n')
  file.close()
}

function copy<Row extends PersonRow>(world: World, file: LeakFile, table: SqlTable<Row>): void {
  const names = table.columns.map((column) => column.header)
  const types = table.columns.map((column) => `    ${column.header} ${column.kind === 'date' ? 'date' : 'text'}`)
  file.write(
    `CREATE TABLE public.${table.name} (\n${types.join(',\n')}\n);\n\nCOPY public.${table.name} (${names.join(', ')}) FROM stdin;\n`,
  )
  for (const person of world.sources.postgres)
    for (const row of table.rows(rowOf(world, person, 'postgres')))
      file.write(`${cellsOf(table.columns, row, file).map(copyText).join('\t')}\n`)
  file.write('\\.\n\n\n')
}

const copyText = (cell: string): string =>
  cell === ''
    ? '\\N'
    : cell.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')

/** A mysqldump of the booking system, which knows people by its own customer numbers; many rows to one INSERT. */
export function writeMySqlDump(world: World): void {
  const item = 'db/booking_mysql.sql'
  const file = world.open(item)
  const id = { hk: 'id_card_no', us: 'ssn', gb: 'nhs_number' }[world.mix]
  file.write(
    '-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)\n--\n-- Host: localhost    Database: booking\n/*!40101 SET NAMES utf8mb4 */;\n\n',
  )
  const local: Record<string, string> = world.mix === 'hk' ? { chinese: 'cname' } : {}
  const customers: Record<string, string> = {
    ...{ chart: 'customer_ref', fullName: 'full_name' },
    ...local,
    ...{ sex: 'gender', born: 'birthday', id, mobile: 'mobile', email: 'email', policy: 'policy_number' },
  }
  insert(world, file, {
    name: 'customers',
    columns: asCustomerNumber(personColumns(world.mix, customers, 'iso'), 'customer_ref'),
    rows: (row) => [row],
  })
  const appointments = {
    ...{ number: 'booking_ref', chart: 'customer_ref', name: 'customer_name', day: 'booked_for', time: 'slot' },
    ...{ site: 'branch', doctor: 'practitioner', diagnosis: 'reason' },
  }
  insert(world, file, {
    name: 'appointments',
    columns: asCustomerNumber(visitColumns(appointments, 'iso'), 'customer_ref'),
    rows: (row) => row.record.visits.map((visit) => ({ ...row, visit })),
  })
  file.close()
}

const rowsPerInsert = 200

function insert<Row extends PersonRow>(world: World, file: LeakFile, table: SqlTable<Row>): void {
  const names = table.columns.map((column) => `\`${column.header}\``)
  const types = names.map(
    (name, at) => `  ${name} ${table.columns[at]!.kind === 'date' ? 'date' : 'varchar(255)'} DEFAULT NULL`,
  )
  file.write(
    `DROP TABLE IF EXISTS \`${table.name}\`;\nCREATE TABLE \`${table.name}\` (\n${types.join(',\n')}\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;\n\n`,
  )
  let count = 0
  for (const person of world.sources.mysql)
    for (const row of table.rows(rowOf(world, person, 'mysql'))) {
      const tuple = `(${cellsOf(table.columns, row, file).map(sqlText).join(',')})`
      file.write(
        count % rowsPerInsert === 0
          ? `${count === 0 ? '' : ';\n'}INSERT INTO \`${table.name}\` (${names.join(',')}) VALUES ${tuple}`
          : `,${tuple}`,
      )
      count++
    }
  file.write(count === 0 ? '\n' : ';\n\n')
}

const sqlText = (cell: string): string =>
  cell === ''
    ? 'NULL'
    : `'${cell.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`
