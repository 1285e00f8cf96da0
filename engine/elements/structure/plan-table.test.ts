import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Table } from '../../evidence/index.ts'
import { Part, Role } from '../findings.ts'
import { elementNames } from '../taxonomy.ts'
import { planTable } from './plan-table.ts'

/** A table as its extractor announces it, from lines of cells. */
function table(name: string, columns: string): Table {
  const cells = columns === '' ? [] : columns.split('|').map((cell) => cell.trim())
  return { type: 'table', where: '', name, columns: cells, labels: cells }
}
const rowsOf = (lines: string) =>
  lines
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))

/** What each column was taken for: `name:given`, `phone@guardian`, `-`. */
function taken(name: string, columns: string, lines: string): string[] {
  const plan = planTable(table(name, columns), rowsOf(lines))
  return plan.columns.map((column) => {
    if (column === null) return '-'
    const part = Object.keys(Part).find((key) => Part[key as keyof typeof Part] === column.part)
    const role = Object.keys(Role).find((key) => Role[key as keyof typeof Role] === column.role)
    return elementNames[column.element] + (part === 'whole' ? '' : `:${part}`) + (role === 'subject' ? '' : `@${role}`)
  })
}

const clinicRows = `
  H0000812|CHAN, Tai Man|陳大文|M|12/04/1980|A123456(3)|9123 4567|tm.chan@mail.example|Flat 5A, 12 Sample Road|Kowloon|Essential hypertension|I10|Amlodipine 5 mg|Dr. Ho Wing|CHAN Siu Ling|9222 3333|BP well controlled, review in 3 months with bloods
  H0000813|WONG, Ka Yan|王嘉欣|F|30/11/1992|G765432(3)|6234 5678|kayan@post.example|8/F, 3 Example Street|Sha Tin|Depressive episode|F32.1|Sertraline 50 mg|Dr. Ho Wing|WONG Tai|6111 2222|Low mood since June, started on treatment today
  H0000814|LEE, Mei|李美|F|01/02/1975|C668668(9)|5345 6789||12 Model Lane|Tuen Mun|Asthma|J45.9|Salbutamol inhaler|Dr. Yu|LEE Kwok|5000 1111|Peak flow 420 after inhaler, technique reviewed`

describe('a clinic export', () => {
  it('is read by its English headers', () => {
    const headers =
      'Chart No|Patient Name|Chinese Name|Sex|DOB|HKID No.|Mobile|E-mail|Address|District|Diagnosis|ICD-10|Drug|Attending Doctor|Emergency Contact|Emergency Contact Phone|Notes'
    expect(taken('export.csv', headers, clinicRows)).toEqual([
      'medical-record-number',
      'name',
      'name:other',
      'sex',
      'date-of-birth',
      'hkid',
      'phone',
      'email',
      'postal-address',
      'postal-address:region',
      'diagnosis',
      'icd-code',
      'medication',
      'name@staff',
      'name@nextOfKin',
      'phone@nextOfKin',
      'clinical-note',
    ])
  })

  it('is read by Chinese headers, traditional and simplified', () => {
    const traditional =
      '病歷號碼|病人姓名|中文姓名|性別|出生日期|香港身份證號碼|手提電話|電郵地址|地址|地區|診斷|診斷編碼|藥物|主診醫生|緊急聯絡人|緊急聯絡人電話|診症記錄'
    const simplified =
      '病历号|患者姓名|中文名|性别|出生日期|身份证号|手机号码|电子邮箱|家庭住址|地区|诊断|诊断编码|药物|主诊医生|紧急联系人|紧急联系人电话|病历记录'
    const english = taken(
      'x',
      'Chart No|Patient Name|Chinese Name|Sex|DOB|HKID No.|Mobile|E-mail|Address|District|Diagnosis|ICD-10|Drug|Attending Doctor|Emergency Contact|Emergency Contact Phone|Notes',
      clinicRows,
    )
    expect(taken('病人資料', traditional, clinicRows)).toEqual(english)
    expect(taken('x', simplified, clinicRows)).toEqual(english)
  })

  it('is read by headers in both languages at once, and in other languages', () => {
    expect(
      taken('x', '姓名 Name|出生日期 (DOB)|身份證號碼/HKID No.|電話Tel', 'CHAN Tai Man|1980-04-12|A123456(3)|91234567'),
    ).toEqual(['name', 'date-of-birth', 'hkid', 'phone'])
    expect(
      taken(
        'x',
        'Nombre|Apellidos|Fecha de nacimiento|Teléfono móvil|Diagnóstico',
        'Ana|García López|03/05/1971|600 123 456|Asma',
      ),
    ).toEqual(['name', 'name:family', 'date-of-birth', 'phone', 'diagnosis'])
    expect(
      taken('x', 'Nama Penuh|No KP|Tarikh Lahir|Jantina', 'Siti binti Ahmad|800412-14-5566|12/04/1980|Perempuan'),
    ).toEqual(['name', 'national-id', 'date-of-birth', 'sex'])
    expect(
      taken('x', '氏名|フリガナ|生年月日|電話番号|病名', '山田 花子|ヤマダ ハナコ|1980年4月12日|03-1234-5678|喘息'),
    ).toEqual(['name', 'name:other', 'date-of-birth', 'phone', 'diagnosis'])
  })

  it('has a name where only the Chinese and the English one are given', () => {
    expect(taken('病人資料', '病人編號|中文姓名|英文姓名', 'P1001|陳大文|CHAN Tai Man')).toEqual([
      'medical-record-number',
      'name',
      'name:other',
    ])
  })

  it('is read by its values alone where it has no header', () => {
    const lines = Array.from({ length: 12 }, (_, i) =>
      clinicRows
        .trim()
        .split('\n')
        .map((line) => line.trim().split('|'))
        .map((cells) =>
          [
            cells[0],
            cells[2],
            cells[3],
            `12/0${(i % 9) + 1}/${1940 + 5 * i}`,
            cells[5],
            cells[7] || 'a@b.example',
          ].join('|'),
        ),
    ).flat()
    expect(taken('page1', '', lines.join('\n'))).toEqual(['-', 'name', 'sex', 'date-of-birth', 'hkid', 'email'])
  })

  it('explains itself', () => {
    const plan = planTable(
      table('x', 'HKID No.|Name'),
      rowsOf('A123456(3)|CHAN Tai Man\nG765432(3)|WONG Ka Yan\nA123456(1)|LEE Mei'),
    )
    expect(plan.columns[0]!.why).toBe("header 'HKID No.' and 67% of 3 values pass the check digit")
    expect(plan.columns[1]!.why).toBe("header 'Name' and 100% of 3 values look like names")
  })
})

describe('whose value it is', () => {
  it('tells patient, doctor, clerk, guardian and policy holder apart', () => {
    expect(
      taken(
        'bills',
        'patient_name|doctor_name|clerk|guardian_name|guardian_phone|policy_holder_name|policy_no',
        'Mary Smith|John Brown|Ann Hill|Peter Smith|555 123 4567|Peter Smith|PX-99812',
      ),
    ).toEqual(['name', 'name@staff', 'name@staff', 'name@guardian', 'phone@guardian', 'name@payer', 'insurance-policy'])
  })

  it('shows a guardian also as the next of kin of the patient', () => {
    const plan = planTable(table('x', 'Patient ID|Mother Name|Tel'), rowsOf('P1001|Mary Smith|9123 4567'))
    expect(plan.columns[1]).toMatchObject({
      role: Role.guardian,
      also: { element: elementNames.indexOf('next-of-kin'), role: Role.subject },
    })
    expect(plan.columns[2]).toMatchObject({ role: Role.subject })
  })

  it('keeps a list of patients theirs, whatever its file is called and whatever they earn', () => {
    const rows = 'CHAN Tai Man|A123456(3)|1980-04-12|20000\nWONG Ka Yan|G765432(3)|1992-11-30|18000'
    expect(taken('roster.csv', 'Name|HKID|DOB|Salary', rows)).toEqual(['name', 'hkid', 'date-of-birth', 'income'])
    expect(taken('staff.csv', 'Name|HKID|DOB|Salary', rows)).toEqual([
      'name@staff',
      'hkid@staff',
      'date-of-birth@staff',
      'income@staff',
    ])
  })

  it('gives a header that stands twice to the person named before it', () => {
    expect(taken('x', 'Patient Name|Phone|Guardian|Phone', 'Mary Smith|9123 4567|Peter Smith|9222 3333')).toEqual([
      'name',
      'phone',
      'name@guardian',
      'phone@guardian',
    ])
  })

  it("does not take a mother's maiden name for the mother", () => {
    expect(taken('x', "Name|DOB|Mother's maiden name", 'Mary Smith|1980-01-02|Brown')).toEqual([
      'name',
      'date-of-birth',
      'mothers-maiden-name',
    ])
  })
})

describe('tables that are about no patient', () => {
  const nothing = (columns: (string | null)[]) =>
    expect(columns.filter((column) => column !== '-' && !column!.endsWith('@staff'))).toEqual([])

  it('a price list', () => {
    nothing(
      taken(
        'Price list',
        'Item|Description|Unit Price|Qty',
        'BX12|Surgical gloves size M, box of 100|45.00|3\nBX13|Face masks|12.50|10',
      ),
    )
    nothing(taken('Sheet1', 'Name|Price', 'Surgical Gloves|45.00\nFace Mask|12.50\nPaper Towel|3.20'))
    nothing(taken('fees', 'Code|Procedure|Amount', '97110|Physiotherapy|500\n99213|Consultation|800'))
  })

  it('an inventory with its suppliers', () => {
    nothing(
      taken(
        'stock',
        'SKU|Product Name|Batch No|Expiry Date|Supplier|Contact Person|Phone|Email|Address',
        'A1|Amoxicillin 500 mg|B77|2027-01-01|Sample Pharma Ltd|Tom Green|2345 6789|sales@pharma.example|1 Industry Road\nA2|Ibuprofen|B78|2027-03-01|Model Drugs Ltd|Ann Hill|2345 0000|info@drugs.example|2 Industry Road',
      ),
    )
  })

  it('a bus timetable', () => {
    nothing(
      taken(
        'timetable',
        'Route|Stop|Departure|Date',
        '101|Victoria Park|08:15|2026-03-01\n101|Queen Street|08:21|2026-03-01',
      ),
    )
  })

  it("a staff rota: the people in it are staff, and nobody's patient", () => {
    const columns = taken(
      'Rota',
      'Name|Shift|Date|Phone|Ward',
      'Mary Smith|Night|2026-03-01|9123 4567|4B\nJohn Brown|Day|2026-03-01|9222 3333|4B',
    )
    expect(columns).toEqual(['name@staff', 'staff-record@staff', '-', 'phone@staff', '-'])
    nothing(taken('Sheet1', 'Doctor|Room|Phone', 'Dr. Ho Wing|3|2345 6789\nDr. Yu Man|4|2345 6780'))
  })

  it('a week of names', () => {
    nothing(taken('Sheet1', 'Name|Mon|Tue|Wed|Thu|Fri', 'Mary Smith|AM|AM|off|PM|PM\nJohn Brown|PM|PM|AM|off|AM'))
    nothing(taken('Sheet1', 'Name|Room', 'Dr. Ho Wing|3\nDr. Yu Man|4'))
  })

  it('the contact person of a supplier', () => {
    nothing(
      taken(
        'Sheet1',
        'Supplier Name|Contact|Phone',
        'Sample Pharma Ltd|Tom Green|2345 6789\nModel Drugs Ltd|Ann Hill|2345 0000',
      ),
    )
  })

  it('a list of hospitals', () => {
    nothing(
      taken('organizations', 'Id|NAME|ADDRESS|CITY|PHONE', 'a1|MODEL HOSPITAL|211 PARK STREET|Sampleton|5085551200'),
    )
    nothing(
      taken('x', 'Hospital Name|Address|Phone|Email', 'Model Hospital|1 Sample Road|2345 6789|info@hospital.example'),
    )
  })

  it('sex and diagnosis without anybody named', () => {
    nothing(taken('survey', 'Sex|Age|Diagnosis|Weight', 'F|34|Asthma|61\nM|50|Gout|80'))
  })
})

describe('keys', () => {
  it('a patient number and a foreign key tie tables together, row numbers and shared keys do not', () => {
    const uuid = (n: number) => `0a1b2c3d-0000-4000-8000-${String(n).padStart(12, '0')}`
    const lines = Array.from(
      { length: 9 },
      (_, i) => `${i + 1}|${uuid(i)}|${uuid(100 + (i % 3))}|${uuid(500 + (i % 2))}|2024-03-0${i + 1}|Asthma`,
    )
    const plan = planTable(
      table('conditions', 'id|ENCOUNTER|PATIENT|SITE_KEY|START|DESCRIPTION'),
      rowsOf(lines.join('\n')),
    )
    expect(plan.columns.map((column) => column?.key ?? false)).toEqual([false, true, true, false, false, false])
    expect(elementNames[plan.columns[2]!.element]).toBe('record-key')
    expect(elementNames[plan.columns[5]!.element]).toBe('diagnosis')
  })

  it('the id of a table of patients is what others call patient_id', () => {
    const plan = planTable(
      table('patients', 'id|first_name|last_name|dob'),
      rowsOf('1|Mary|Smith|1980-01-01\n2|Tom|Brown|1990-01-01'),
    )
    expect(plan.columns[0]).toMatchObject({ element: elementNames.indexOf('medical-record-number'), key: true })
  })
})

describe('values overrule vague headers', () => {
  it('ID No. full of HKIDs is the HKID column', () => {
    expect(taken('x', 'Name|ID No.', 'CHAN Tai Man|A123456(3)\nWONG Ka Yan|G765432(3)\nLEE Mei|C668668(9)')[1]).toBe(
      'hkid',
    )
  })

  it('a contact column of e-mail addresses is the e-mail column', () => {
    expect(taken('x', 'Patient|Contact', 'Mary Smith|mary@post.example\nTom Brown|tom@post.example')[1]).toBe('email')
  })

  it('a birth date column of words is not one', () => {
    expect(taken('x', 'Patient Name|DOB', 'Mary Smith|unclear\nTom Brown|see file')[1]).toBe('-')
  })

  it('vital signs and laboratory results of one table are told apart row by row', () => {
    const plan = planTable(
      table('observations', 'PATIENT|CATEGORY|DESCRIPTION|VALUE'),
      rowsOf('p-1001|vital-signs|Body Height|170\np-1001|laboratory|HbA1c|6.1'),
    )
    expect(plan.columns[2]!.decidedBy!.column).toBe(1)
  })
})

describe('what a header reveals', () => {
  it('a test of something sensitive is that, an ICD code under "Diagnosis" a code', () => {
    expect(
      taken('x', 'Patient Name|HIV Ab|Depression score|Diagnosis', 'Mary Smith|neg|12|F32.1\nTom Brown|pos|3|J45.9'),
    ).toEqual(['name', 'hiv', 'mental-health', 'icd-code'])
  })
})

describe('a first row of data taken for a header', () => {
  it('does not keep the columns from being read by their values', () => {
    const rows = Array.from(
      { length: 8 },
      (_, i) =>
        `WONG Ka ${'Yan Ming Wai Lok Chi Hei Sum Fai'.split(' ')[i]}|${1930 + i * 9}-03-04|user${i}@post.example`,
    )
    expect(taken('x', 'CHAN Tai Man|1980-04-12|tm@post.example', rows.join('\n'))).toEqual([
      'name',
      'date-of-birth',
      'email',
    ])
  })
})

describe('text columns', () => {
  it('are notes and columns of sentences, not names and addresses', () => {
    const plan = planTable(
      table('x', 'Patient Name|Supplier Address|Progress Note|Field 7'),
      rowsOf('Mary Smith|12 Sample Road, Model Town, HK|Seen today, well|Called her sister about the visit on Monday'),
    )
    expect(plan.textColumns).toEqual([2, 3])
  })
})

describe('any table', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom('A123456(3)', '1980-01-01', 'CHAN Tai Man', '9123 4567', '', 'x@y.example'),
  )
  const header = fc.oneof(
    fc.string({ maxLength: 15 }),
    fc.constantFrom('Name', 'DOB', 'HKID', 'Patient ID', '電話', 'Doctor', ''),
  )
  const random = fc.record({
    columns: fc.array(header, { maxLength: 6 }),
    rows: fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }),
  })

  it('is planned without failing, one answer per column', () => {
    fc.assert(
      fc.property(random, ({ columns, rows }) => {
        const plan = planTable({ type: 'table', where: '', name: 'x', columns, labels: columns }, rows)
        expect(plan.columns.length).toBe(Math.max(columns.length, ...rows.map((row) => row.length), 0))
        for (const column of plan.textColumns) expect(column).toBeLessThan(plan.columns.length)
      }),
      { numRuns: 300 },
    )
  })

  it('is planned the same whatever the order of its rows', () => {
    fc.assert(
      fc.property(random, fc.integer(), ({ columns, rows }, seed) => {
        const shuffled = rows
          .map((row, i) => ({ row, key: Math.imul(seed ^ i, 2654435761) >>> 0 }))
          .sort((a, b) => a.key - b.key)
        const plan = (sample: string[][]) =>
          planTable({ type: 'table', where: '', name: 'x', columns, labels: columns }, sample)
        expect(plan(shuffled.map(({ row }) => row))).toEqual(plan(rows))
      }),
      { numRuns: 200 },
    )
  })
})
