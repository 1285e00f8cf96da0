import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Table } from '../../evidence/index.ts'
import { Findings, Role } from '../findings.ts'
import { elementNames } from '../taxonomy.ts'
import { cellText } from './cell.ts'
import { findInRows } from './find-in-rows.ts'
import { planTable } from './plan-table.ts'

function read(table: Table, rows: string[][], first = 2): Findings {
  const findings = new Findings()
  findInRows(table, planTable(table, rows), rows, (row) => first + row, 10, findings)
  return findings
}

/** One line per finding: element value @location. */
const told = (findings: Findings) =>
  findings.values.map((value, at) => {
    const role = Object.keys(Role).find((key) => Role[key as keyof typeof Role] === findings.role[at])
    return `${elementNames[findings.element[at]!]}${role === 'subject' ? '' : `(${role})`} ${value} @${findings.location(at)}`
  })

const sheet = (columns: string[], where = 'sheet=Patients'): Table => ({
  type: 'table',
  where,
  name: 'Patients',
  columns,
  labels: columns.map((_, i) => String.fromCharCode(65 + i)),
})

describe('rows of a sheet', () => {
  it('give one finding per filled cell, with its place', () => {
    const findings = read(sheet(['Patient Name', 'DOB', 'Mobile']), [
      ['CHAN Tai Man', '1980-04-12', '9123 4567'],
      ['WONG Ka Yan', '0000-00-00', 'N/A'],
    ])
    expect(told(findings)).toEqual([
      'name CHAN Tai Man @sheet=Patients;row=2;col=A',
      'name WONG Ka Yan @sheet=Patients;row=3;col=A',
      'date-of-birth 1980-04-12 @sheet=Patients;row=2;col=B',
      'phone 9123 4567 @sheet=Patients;row=2;col=C',
    ])
    expect([...findings.unit.subarray(0, findings.count)]).toEqual([10, 11, 10, 10])
  })

  it('have no leading semicolon where the table is the whole item', () => {
    expect(read(sheet(['Patient Name'], ''), [['CHAN Tai Man']]).location(0)).toBe('row=2;col=A')
  })

  it('show what a diagnosis, a code and a drug reveal', () => {
    const findings = read(sheet(['Patient Name', 'Diagnosis', 'ICD-10', 'Drug']), [
      ['WONG Ka Yan', 'Depressive episode', 'F32.1', 'Dolutegravir 50 mg'],
    ])
    expect(told(findings).map((line) => line.split(' @')[0])).toEqual([
      'name WONG Ka Yan',
      'diagnosis Depressive episode',
      'mental-health Depressive episode',
      'icd-code F32.1',
      'mental-health F32.1',
      'medication Dolutegravir 50 mg',
      'hiv Dolutegravir 50 mg',
    ])
    expect(findings.whys.text(findings.why[2]!)).toBe("header 'Diagnosis'; the value tells it")
  })

  it("show a guardian's phone as the guardian's and as the child's next of kin", () => {
    const findings = read(sheet(['Patient Name', 'Guardian Phone']), [['LEE Mei', '9222 3333']])
    expect(
      told(findings)
        .slice(1)
        .map((line) => line.split(' @')[0]),
    ).toEqual(['phone(guardian) 9222 3333', 'next-of-kin 9222 3333'])
  })

  it('leave out a cell that does not fit its column', () => {
    const rows = [
      ['LEE Mei', '1980-01-01'],
      ['CHAN Siu Ling', 'see the paper file'],
      ['HO Wing', '1990-02-02'],
    ]
    expect(told(read(sheet(['Name', 'DOB']), rows)).filter((line) => line.startsWith('date'))).toHaveLength(2)
  })

  it('tell vital signs from laboratory results by the row', () => {
    const rows = [
      ['P-1001', 'vital-signs', 'Body Height', '170'],
      ['P-1001', 'laboratory', 'HbA1c', '6.1'],
    ]
    const findings = read({ ...sheet(['Patient ID', 'CATEGORY', 'DESCRIPTION', 'VALUE']), name: 'observations' }, rows)
    expect(told(findings).map((line) => line.split(' @')[0])).toEqual([
      'medical-record-number P-1001',
      'medical-record-number P-1001',
      'vital-sign Body Height',
      'lab-result HbA1c',
      'vital-sign 170',
      'lab-result 6.1',
    ])
  })

  it('name columns without a label as sheets do', () => {
    const table = { ...sheet([]), labels: [] }
    const rows = Array.from({ length: 6 }, (_, i) => [...Array(27).fill(''), `user${i}@post.example`])
    expect(read(table, rows).location(0)).toBe('sheet=Patients;row=2;col=AB')
  })
})

describe('any rows', () => {
  it('give values that stand in their cells', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom('A123456(3)', ' 1980-01-01 ', 'CHAN Tai Man', 'NULL', '', 'HIV'),
    )
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Patient Name', 'DOB', 'HKID', 'Diagnosis', 'Guardian', 'x', ''), { maxLength: 5 }),
        fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 10 }),
        (columns, rows) => {
          const findings = read(sheet(columns), rows, 0)
          for (let at = 0; at < findings.count; at++) {
            const column = findings.location(at).slice(-1).charCodeAt(0) - 65
            expect(cellText(rows[findings.number[at]!]![column])).toBe(findings.values[at])
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
