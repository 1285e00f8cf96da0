import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { prescriptionColumns } from '../tables/care-columns.ts'
import { type Column, cellsOf, type PersonRow, type PrescriptionRow, personColumns } from '../tables/column.ts'
import { rowOf } from '../tables/person-row.ts'
import { Showing } from '../truth/truth.ts'
import type { World } from '../world.ts'

/** The pharmacy counter's SQLite file: customers, what they were given, and a stock table without people. */
export function writePharmacy(world: World): void {
  const item = 'pharmacy/dispensary.sqlite'
  const path = world.pathOf(item)
  mkdirSync(dirname(path), { recursive: true })
  const database = new DatabaseSync(path)
  const showing = new Showing()
  database.exec('PRAGMA page_size=4096; PRAGMA journal_mode=OFF; BEGIN')
  fill(database, 'customers', customerColumns(world), customers(world), showing)
  fill(database, 'dispensed', dispensedColumns, dispensed(world), showing)
  fillStock(world, database)
  database.exec('COMMIT')
  database.close()
  world.noteFile(item, showing)
}

function fill<Row extends PersonRow>(
  database: DatabaseSync,
  table: string,
  columns: Column<Row>[],
  rows: Iterable<Row>,
  showing: Showing,
): void {
  database.exec(
    `CREATE TABLE ${table} (${columns.map(({ header, kind }) => `${header} ${kind === 'number' ? 'REAL' : 'TEXT'}`).join(', ')})`,
  )
  const insert = database.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`)
  for (const row of rows) insert.run(...cellsOf(columns, row, showing).map((cell) => (cell === '' ? null : cell)))
}

function* customers(world: World): Generator<PersonRow> {
  for (const person of world.sources.pharmacy) yield rowOf(world, person, 'pharmacy')
}

function* dispensed(world: World): Generator<PrescriptionRow> {
  for (const row of customers(world))
    for (const prescription of row.record.prescriptions) yield { ...row, prescription }
}

function fillStock(world: World, database: DatabaseSync): void {
  database.exec('CREATE TABLE stock (product TEXT, shelf TEXT, packs INTEGER)')
  const insert = database.prepare('INSERT INTO stock VALUES (?, ?, ?)')
  const random = world.random('stock')
  const drugs = new Set(world.clinic.catalogue.flatMap((condition) => condition.drugs))
  for (const drug of drugs) insert.run(`${drug.name} ${drug.dose}`, `S${random.between(1, 40)}`, random.between(0, 200))
}

const customerColumns = (world: World): Column<PersonRow>[] =>
  personColumns(
    world.mix,
    {
      chart: 'patient_no',
      fullName: 'customer_name',
      born: 'birth_date',
      mobile: 'phone',
      allergy: 'allergies',
      mbi: 'medicare_no',
    },
    'iso',
  ).filter(({ header }) => header !== 'medicare_no' || world.mix === 'us')

const dispensedColumns = prescriptionColumns(
  {
    number: 'rx_no',
    chart: 'patient_no',
    day: 'dispensed_at',
    drug: 'drug_name',
    dose: 'strength',
    frequency: 'label_text',
    days: 'supply_days',
    doctor: 'prescriber',
  },
  'iso',
)
