import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import X from '@e965/xlsx'
import Papa from 'papaparse'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeWorld } from '../make-world.ts'
import { lockedPassword } from './write-broken-files.ts'

const out = mkdtempSync(join(tmpdir(), 'formats-'))
beforeAll(async () => {
  await makeWorld({ patients: 200, mix: 'hk', seed: 31, out })
})
afterAll(() => rmSync(out, { recursive: true }))

const text = (path: string) => readFileSync(join(out, 'leak', path), 'utf8')
const rows = (path: string) =>
  Papa.parse<Record<string, string>>(text(path).replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true })

describe('the clinic export', () => {
  test('visits, prescriptions and results belong to patients of the same export', () => {
    const known = new Set(rows('clinic-export/patients.csv').data.map((row) => row['patient_id']))
    expect(known.size).toBeGreaterThan(20)
    for (const file of ['visits', 'prescriptions', 'lab_results']) {
      const { data, errors } = rows(`clinic-export/${file}.csv`)
      expect(errors).toEqual([])
      expect(data.length).toBeGreaterThan(20)
      for (const row of data) expect(known).toContain(row['patient_id'])
    }
  })
})

describe('the database dumps', () => {
  test('every COPY line has as many cells as its header names, and the blocks are closed', () => {
    const blocks = [
      ...text('db/clinic_20260927.sql').matchAll(/^COPY public\.(\w+) \(([^)]*)\) FROM stdin;\n(.*?)^\\\.$/gms),
    ]
    expect(blocks.map(([, table]) => table)).toEqual(['patient', 'encounter', 'prescription', 'lab_result'])
    for (const [, , names, body] of blocks)
      for (const line of body!.split('\n').filter((one) => one !== ''))
        expect(line.split('\t').length).toBe(names!.split(', ').length)
  })

  test('every INSERT tuple of the booking dump has a value per column', () => {
    const dump = text('db/booking_mysql.sql')
    const inserts = [...dump.matchAll(/^INSERT INTO `(\w+)` \(([^)]*)\) VALUES (.*);$/gm)]
    expect(new Set(inserts.map(([, table]) => table))).toEqual(new Set(['customers', 'appointments']))
    for (const [, , names, tuples] of inserts) {
      const values = tuples!.match(/NULL|'(?:[^'\\]|\\.)*'/g)!
      expect(values.length % names!.split(',').length).toBe(0)
    }
  })

  test('the pharmacy file opens as SQLite and its tables fit together', () => {
    const database = new DatabaseSync(join(out, 'leak/pharmacy/dispensary.sqlite'), { readOnly: true })
    const count = (sql: string) => Number(Object.values(database.prepare(sql).get()!)[0])
    expect(count('SELECT count(*) FROM dispensed WHERE patient_no NOT IN (SELECT patient_no FROM customers)')).toBe(0)
    expect(count('SELECT count(*) FROM stock')).toBeGreaterThan(20)
    database.close()
  })
})

describe('the interfaces', () => {
  test('the HL7 feed holds whole messages of CR segments', () => {
    const segments = text('interfaces/hl7/feed_2026-09.hl7').split('\r').slice(0, -1)
    const messages = segments
      .join('\r')
      .split(/(?<=^|\r)(?=MSH\|)/)
      .map((message) => message.split('\r'))
    const types = new Set(messages.map(([head]) => head!.split('|')[8]))
    for (const type of ['ADT^A04', 'ORU^R01', 'RDE^O11']) expect(types).toContain(type)
    for (const message of messages) {
      expect(message[1]).toMatch(/^PID\|1\|\|HC\d{7}\^\^\^\w+\^MR/)
      const visit = message.find((segment) => segment.startsWith('PV1'))
      if (visit !== undefined) expect(visit.split('|')[44]).toMatch(/^\d{12}$/)
      for (const segment of message) expect(segment).not.toContain('\n')
    }
  })

  test('FHIR resources of the four files point at patients that are there', () => {
    const read = (type: string) =>
      text(`interfaces/fhir-export/${type}.ndjson`)
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { id: string; resourceType: string; subject?: { reference: string } })
    const patients = new Set(read('Patient').map(({ id }) => `Patient/${id}`))
    for (const type of ['Condition', 'Observation', 'MedicationRequest'])
      for (const resource of read(type)) {
        expect(resource.resourceType).toBe(type)
        expect(patients).toContain(resource.subject?.reference)
      }
  })

  test('continuity documents are well-formed', () => {
    const names: string[] = []
    const parser = new SaxesParser()
    parser.on('opentag', ({ name }) => names.push(name))
    const [first] = readdirSync(join(out, 'leak/interfaces/ccda'))
    parser.write(text(`interfaces/ccda/${first}`)).close()
    for (const name of ['ClinicalDocument', 'recordTarget', 'birthTime', 'structuredBody'])
      expect(names).toContain(name)
  })
})

describe('the rest', () => {
  test('the billing workbook has its sheets, and dates that are dates', () => {
    const book = X.read(readFileSync(join(out, 'leak/finance/billing_2026Q3.xlsx')), { cellDates: true })
    expect(book.SheetNames).toEqual(['Debtors', 'Invoices', 'Claims', 'Card payments', 'Refunds', 'Price list'])
    const invoices = X.utils.sheet_to_json<Record<string, unknown>>(book.Sheets['Invoices']!)
    expect(invoices.length).toBeGreaterThan(5)
    expect(invoices.every((row) => row['Visit date'] instanceof Date && typeof row['Amount'] === 'number')).toBe(true)
  })

  test('the hostile archive points outside, the locked one tells nothing', () => {
    expect(readFileSync(join(out, 'leak/laptop/tools.zip'), 'latin1')).toContain('../../etc/cron.d/job')
    const locked = readFileSync(join(out, 'leak/laptop/private.zip'), 'latin1')
    expect(locked).toContain('file1.pdf')
    expect(locked).not.toContain('LABORATORY')
    expect(lockedPassword).not.toBe('')
  })

  test('the newsletter is UTF-16 with tabs', () => {
    const bytes = readFileSync(join(out, 'leak/marketing/newsletter_subscribers.txt'))
    expect(bytes.subarray(0, 2).toString('hex')).toBe('fffe')
    expect(bytes.toString('utf16le').slice(1).split('\r\n')[0]).toBe('Name\tE-mail\tMobile\tSubscribed')
  })

  test('credentials are there to be found, and belong to the clinic', () => {
    expect(text('it/config.env')).toMatch(/DB_PASSWORD=\w{20}/)
    expect(text('it/deploy_key')).toContain('BEGIN OPENSSH PRIVATE KEY')
    expect(text('it/portal_users.csv')).toContain('password')
  })
})
