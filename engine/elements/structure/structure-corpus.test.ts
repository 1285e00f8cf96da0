import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, describe, expect, it } from 'vitest'
import { clockAt } from '../../../base/clock.ts'
import { bytesOfFile } from '../../../base/files/index.ts'
import { defaultLimits, extractItem, type Fields, type Table } from '../../evidence/index.ts'
import { Findings, Role } from '../findings.ts'
import { elementNames } from '../taxonomy.ts'
import { findInFields } from './find-in-fields.ts'
import { findInRows } from './find-in-rows.ts'
import { planTable } from './plan-table.ts'

const corpus = '../shared/corpus'
const here = (path: string) => existsSync(`${corpus}/${path}`)
const reason = (path: string) => (here(path) ? path : `${path} (skipped: not in ${corpus})`)
const spool = mkdtempSync(join(tmpdir(), 'structure-corpus-'))
afterAll(() => rmSync(spool, { recursive: true, force: true }))

function readCsv(path: string): { table: Table; rows: string[][] } {
  const { data } = Papa.parse<string[]>(readFileSync(`${corpus}/${path}`, 'utf8'), { skipEmptyLines: true })
  const [columns, ...rows] = data as [string[], ...string[][]]
  const name = path.slice(path.lastIndexOf('/') + 1)
  return { table: { type: 'table', where: '', name, columns, labels: columns }, rows }
}

/** Columns of a table as `HEADER: element`, only those that are a subject's. */
function taken(path: string): string[] {
  const { table, rows } = readCsv(path)
  const plan = planTable(table, rows.slice(0, 500))
  return plan.columns.flatMap((column, i) =>
    column === null || column.role !== Role.subject ? [] : [`${table.columns[i]}: ${elementNames[column.element]}`],
  )
}

async function fieldsOf(path: string): Promise<Fields[]> {
  const fields: Fields[] = []
  const bytes = bytesOfFile(`${corpus}/${path}`)
  const options = { limits: defaultLimits, spool, depth: 0, clock: clockAt('2026-03-02T09:00:00Z') }
  for await (const content of extractItem(bytes, path.slice(path.lastIndexOf('/') + 1), options)) {
    if (content.type === 'fields') fields.push(content)
  }
  bytes.close()
  return fields
}

async function findingsOf(path: string): Promise<Findings> {
  const findings = new Findings()
  for (const [unit, fields] of (await fieldsOf(path)).entries()) findInFields(fields, unit, findings)
  return findings
}

/** Values of the subject's element. */
function valuesOf(findings: Findings, element: string): string[] {
  return findings.values.filter(
    (_, at) => elementNames[findings.element[at]!] === element && findings.role[at] === Role.subject,
  )
}

describe.skipIf(!here('synthea-csv'))(reason('synthea-csv'), () => {
  it('patients.csv', () => {
    const columns = taken('synthea-csv/patients.csv')
    for (const expected of [
      'Id: record-key',
      'BIRTHDATE: date-of-birth',
      'SSN: ssn',
      'DRIVERS: driving-licence',
      'PASSPORT: passport',
      'FIRST: name',
      'LAST: name',
      'MAIDEN: name',
      'RACE: ethnicity',
      'GENDER: sex',
      'ADDRESS: postal-address',
      'ZIP: postal-address',
    ]) {
      expect(columns).toContain(expected)
    }
    expect(columns).not.toContain('DEATHDATE: date-of-birth')
  })

  it.each([
    ['conditions.csv', 'DESCRIPTION: diagnosis'],
    ['medications.csv', 'DESCRIPTION: medication'],
    ['allergies.csv', 'DESCRIPTION: allergy'],
    ['immunizations.csv', 'DESCRIPTION: immunisation'],
    ['procedures.csv', 'DESCRIPTION: procedure'],
    ['observations.csv', 'VALUE: lab-result'],
    ['encounters.csv', 'DESCRIPTION: appointment'],
    ['claims.csv', 'DIAGNOSIS1: icd-code'],
    ['claims_transactions.csv', 'AMOUNT: billing'],
  ])('%s is tied to its patients and tells %s', (file, column) => {
    const columns = taken(`synthea-csv/${file}`)
    expect(columns).toContain(column)
    expect(columns.some((one) => /^PATIENT(?:ID)?: record-key$/.test(one))).toBe(true)
    // Keys of sites, plans and doctors would tie strangers together.
    expect(columns.filter((one) => /^(?:PROVIDER|PAYER|ORGANIZATION|PLACEOFSERVICE)/.test(one))).toEqual(
      columns.filter((one) => one === 'PAYER_COVERAGE: billing'),
    )
  })

  it('organisations, payers and doctors are no patients', () => {
    for (const file of ['organizations.csv', 'payers.csv', 'providers.csv'])
      expect(taken(`synthea-csv/${file}`)).toEqual([])
  })
})

describe.skipIf(!here('linkage/clinic-leak'))(reason('linkage/clinic-leak'), () => {
  it.each([
    ['hk20k', 'hkid'],
    ['us20k', 'ssn'],
  ])('%s: every identity column, the number as %s', (mix, id) => {
    expect(taken(`linkage/clinic-leak/${mix}/patients.csv`)).toEqual([
      'patient_id: medical-record-number',
      'given: name',
      'surname: name',
      'english_name: name',
      'name_cjk: name',
      'sex: sex',
      'dob: date-of-birth',
      `id_no: ${id}`,
      'phone: phone',
      'email: email',
      'flat: postal-address',
      'street: postal-address',
      'postcode: postal-address',
    ])
    expect(taken(`linkage/clinic-leak/${mix}/mentions.csv`)).toContain(`id_no: ${id}`)
  })

  it('no value is lost in 20,000 rows', () => {
    const { table, rows } = readCsv('linkage/clinic-leak/hk20k/patients.csv')
    const findings = new Findings()
    const plan = planTable(table, rows.slice(0, 500))
    for (let at = 0; at < rows.length; at += 1000)
      findInRows(table, plan, rows.slice(at, at + 1000), (row) => at + row + 2, at, findings)
    for (const [header, element] of [
      ['dob', 'date-of-birth'],
      ['id_no', 'hkid'],
      ['phone', 'phone'],
      ['email', 'email'],
      ['surname', 'name'],
    ] as const) {
      const column = table.columns.indexOf(header)
      const filled = rows.filter((row) => row[column] !== '').length
      const found = findings.values.filter(
        (_, at) => elementNames[findings.element[at]!] === element && findings.location(at).endsWith(`col=${header}`),
      ).length
      expect(found / filled, header).toBeGreaterThan(0.999)
    }
  })
})

describe.skipIf(!here('simhospital-hl7v2/messages.hl7'))(reason('simhospital-hl7v2'), () => {
  it('196 patients, each with number, name, birth date and address', async () => {
    const messages = await fieldsOf('simhospital-hl7v2/messages.hl7')
    expect(messages.length).toBeGreaterThanOrEqual(481)
    const numbers = new Set<string>()
    for (const message of messages) {
      const findings = new Findings()
      findInFields(message, 0, findings)
      if (!message.paths.includes('PID-3')) continue
      for (const element of ['medical-record-number', 'name', 'date-of-birth', 'nhs-number'])
        expect(valuesOf(findings, element).length, element).toBeGreaterThan(0)
      numbers.add(valuesOf(findings, 'medical-record-number')[0]!)
    }
    expect(numbers.size).toBe(196)
  })
})

describe.skipIf(!here('synthea-fhir-r4'))(reason('synthea-fhir-r4'), () => {
  const files = here('synthea-fhir-r4')
    ? readdirSync(`${corpus}/synthea-fhir-r4`).filter((file) => /^[A-Z].*_.*\.json$/.test(file))
    : []

  it.each(files)('%s: one patient, and everything else refers to it', async (file) => {
    const findings = await findingsOf(`synthea-fhir-r4/${file}`)
    for (const element of ['name', 'date-of-birth', 'ssn', 'phone', 'postal-address', 'medical-record-number', 'sex']) {
      expect(valuesOf(findings, element).length, element).toBeGreaterThan(0)
    }
    const references = valuesOf(findings, 'record-key').filter((value) => value.startsWith('urn:uuid:'))
    expect(new Set(references).size).toBe(1)
    expect(references.length).toBeGreaterThan(10)
  })
})

describe.skipIf(!here('dicom/truth.json'))(reason('dicom'), () => {
  it('patient names and numbers of the truth file', async () => {
    const truth = here('dicom/truth.json')
      ? (JSON.parse(readFileSync(`${corpus}/dicom/truth.json`, 'utf8')) as {
          file: string
          PatientName: string | null
          PatientID: string | null
        }[])
      : []
    let asked = 0
    let found = 0
    for (const { file, PatientName, PatientID } of truth) {
      if (!PatientID || !here(`dicom/${file}`)) continue
      const findings = await findingsOf(`dicom/${file}`)
      asked++
      const family = PatientName?.split(/[\^=]/)[0] ?? ''
      if (
        valuesOf(findings, 'medical-record-number').includes(PatientID) &&
        (family === '' || valuesOf(findings, 'name').some((name) => name.includes(family)))
      )
        found++
    }
    expect(asked).toBeGreaterThan(10)
    expect(found / asked).toBeGreaterThan(0.9)
  })
})

describe.skipIf(!here('hl7-ccda-examples'))(reason('hl7-ccda-examples'), () => {
  const documents = here('hl7-ccda-examples')
    ? readdirSync(`${corpus}/hl7-ccda-examples`).filter((file) => file.startsWith('Documents__'))
    : []

  it.each(documents)('%s: whom it is about', async (file) => {
    const findings = await findingsOf(`hl7-ccda-examples/${file}`)
    for (const element of ['name', 'date-of-birth', 'sex', 'postal-address'])
      expect(valuesOf(findings, element).length, element).toBeGreaterThan(0)
  })
})
