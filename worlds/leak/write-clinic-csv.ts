import { csvLine } from '../output-file.ts'
import { labColumns, prescriptionColumns, visitColumns } from '../tables/care-columns.ts'
import { type Column, cellsOf, type PersonRow, personColumns } from '../tables/column.ts'
import { rowOf } from '../tables/person-row.ts'
import type { Showing } from '../truth/truth.ts'
import type { World } from '../world.ts'
import type { LeakFile } from './leak-file.ts'

/** A CSV file under one set of columns. */
export class CsvTable<Row extends PersonRow> {
  readonly #file: LeakFile
  readonly #columns: readonly Column<Row>[]

  constructor(file: LeakFile, columns: readonly Column<Row>[], mark = '') {
    this.#file = file
    this.#columns = columns
    file.write(mark + csvLine(columns.map((column) => column.header)))
  }

  add(row: Row): void {
    this.#file.write(csvLine(cellsOf(this.#columns, row, this.#file)))
  }

  close(): Showing {
    return this.#file.close()
  }
}

const byteOrderMark = String.fromCharCode(0xfeff)

/** The clinic system's own export: people, visits, prescriptions and laboratory results, tied together by the patient number. */
export function writeClinicCsv(
  world: World,
  _item: (name: string) => string = (name) => `clinic-export/${name}`,
): void {
  const dates = world.mix === 'us' ? 'slashesMonthFirst' : world.mix === 'gb' ? 'slashesDayFirst' : 'iso'
  const people = new CsvTable(
    world.open('clinic-export/patients.csv'),
    personColumns(world.mix, patientHeaders(world), dates),
    byteOrderMark,
  )
  const visits = new CsvTable(
    world.open('clinic-export/visits.csv'),
    visitColumns(
      {
        number: 'visit_id',
        chart: 'patient_id',
        name: 'patient_name',
        day: 'visit_date',
        time: 'visit_time',
        site: 'clinic',
        doctor: 'doctor',
        code: 'icd10',
        diagnosis: 'diagnosis',
        note: 'notes',
        fee: 'fee',
      },
      dates,
    ),
  )
  const prescriptions = new CsvTable(
    world.open('clinic-export/prescriptions.csv'),
    prescriptionColumns(
      {
        number: 'rx_id',
        chart: 'patient_id',
        day: 'dispensed_on',
        drug: 'drug',
        dose: 'dose',
        frequency: 'frequency',
        days: 'days',
        doctor: 'prescriber',
      },
      dates,
    ),
  )
  const labs = new CsvTable(
    world.open('clinic-export/lab_results.csv'),
    labColumns(
      {
        number: 'result_id',
        chart: 'patient_id',
        day: 'collected_on',
        test: 'test',
        value: 'result',
        unit: 'unit',
        range: 'reference_range',
        flag: 'abnormal',
      },
      dates,
    ),
  )
  for (const person of world.sources.export) {
    const row = rowOf(world, person, 'export')
    people.add(row)
    for (const visit of row.record.visits) visits.add({ ...row, visit })
    for (const prescription of row.record.prescriptions) prescriptions.add({ ...row, prescription })
    for (const lab of row.record.labs) labs.add({ ...row, lab })
  }
  world.copy('backup/backup_2026-09.zip!/desktop/patients (1).csv', 'clinic-export/patients.csv', people.close())
  for (const table of [visits, prescriptions, labs]) table.close()
}

function patientHeaders(world: World): Record<string, string> {
  const id = { hk: 'hkid', us: 'ssn', gb: 'nhs_number' }[world.mix]
  const names = { chart: 'patient_id', family: 'surname', given: 'given_name' }
  const chinese: Record<string, string> = world.mix === 'hk' ? { chinese: 'chinese_name', english: 'english_name' } : {}
  return {
    ...names,
    ...chinese,
    sex: 'sex',
    born: 'date_of_birth',
    id,
    phone: 'home_tel',
    mobile: 'mobile',
    email: 'email',
    street: 'address',
    city: world.mix === 'hk' ? 'district' : 'city',
    state: { hk: 'region', us: 'state', gb: 'county' }[world.mix],
    ...(world.mix === 'hk' ? {} : { postcode: world.mix === 'us' ? 'zip' : 'postcode' }),
    allergy: 'allergies',
    kinName: 'emergency_contact',
    kinPhone: 'emergency_tel',
    kinRelation: 'relationship',
    insurer: 'insurer',
    policy: 'policy_no',
  }
}
