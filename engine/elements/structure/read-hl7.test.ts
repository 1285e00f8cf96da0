import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fields } from '../../evidence/index.ts'
import { Findings, Part, Role } from '../findings.ts'
import { elementNames } from '../taxonomy.ts'
import { findInFields } from './find-in-fields.ts'

/** A message as its extractor gives it; the first segment stands on line 8840. */
function message(segments: string[], kind = 'ADT^A01'): Fields {
  const fields: Fields = {
    type: 'fields',
    where: 'line=8840',
    schema: 'hl7',
    kind,
    paths: [],
    values: [],
    delimiters: '|^~\\&',
  }
  const lines: number[] = []
  const seen = new Map<string, number>()
  for (const [index, segment] of segments.entries()) {
    const [name, ...cells] = segment.split('|')
    const count = (seen.get(name!) ?? 0) + 1
    seen.set(name!, count)
    for (const [at, cell] of cells.entries()) {
      if (cell === '') continue
      fields.paths.push(`${name}-${at + 1}${count > 1 ? `#${count}` : ''}`)
      fields.values.push(cell)
      lines.push(8841 + index)
    }
  }
  fields.lines = Uint32Array.from(lines)
  return fields
}

function told(fields: Fields): string[] {
  const findings = new Findings()
  findInFields(fields, 0, findings)
  return findings.values.map((value, at) => {
    const part = Object.keys(Part).find((key) => Part[key as keyof typeof Part] === findings.part[at])
    const role = Object.keys(Role).find((key) => Role[key as keyof typeof Role] === findings.role[at])
    const name =
      elementNames[findings.element[at]!] +
      (part === 'whole' ? '' : `:${part}`) +
      (role === 'subject' ? '' : `(${role})`)
    return `${name} ${value} @${findings.location(at)}`
  })
}
const short = (...segments: string[]) => told(message(segments)).map((line) => line.split(' @')[0])

describe('the patient of a message', () => {
  it('has names, numbers, address and phones at their segment and line', () => {
    const lines = told(
      message([
        'PID|1||H812^^^CLINIC^MR~9434765919^^^NHSNBR^NHSNMBR~A123456(3)^^^HK^HKID~123456789^^^USSSA^SS||CHAN^TAI^MAN^^^^L~WONG^MEI^^^^^M~陳^大文^^^^^L^I|LAM^SIU|198004120000|M||2106-3^White|12&Sample Road^Flat 5A^Kowloon^^000^HKG||9123 4567^PRN^PH~^NET^Internet^tm@post.example|^^^^^852^22223333|en|M|||123456789|DL-77',
      ]),
    )
    expect(lines[0]).toBe('medical-record-number H812 @segment=PID-3;line=8841')
    expect(lines.map((line) => line.split(' @')[0])).toEqual([
      'medical-record-number H812',
      'nhs-number 9434765919',
      'hkid A123456(3)',
      'ssn 123456789',
      'name:family CHAN',
      'name:given TAI',
      'name:middle MAN',
      'name:other MEI WONG',
      'name:other 陳大文',
      'mothers-maiden-name SIU LAM',
      'date-of-birth 198004120000',
      'sex M',
      'ethnicity White',
      'postal-address:street 12 Sample Road',
      'postal-address:street Flat 5A',
      'postal-address:city Kowloon',
      'postal-address:postcode 000',
      'postal-address:country HKG',
      'phone 9123 4567',
      'email tm@post.example',
      'phone 85222223333',
      'marital-status M',
      'ssn 123456789',
      'driving-licence DL-77',
    ])
  })

  it('may have another component sign', () => {
    const fields = { ...message(['PID|1||||CHAN*TAI']), delimiters: '|*~\\&' }
    expect(told(fields).map((line) => line.split(' @')[0])).toEqual(['name:family CHAN', 'name:given TAI'])
  })

  it('keeps its place without lines', () => {
    const { lines: _, ...fields } = message(['PID|1||H812'])
    expect(told(fields)).toEqual(['medical-record-number H812 @segment=PID-3;line=8840'])
  })
})

describe('others in a message', () => {
  it('guardians, next of kin, payers and doctors keep their own names', () => {
    expect(short('NK1|1|CHAN^SIU|MTH^Mother||9222 3333', 'NK1|2|CHAN^KA|SPO^Spouse')).toEqual([
      'name:family(guardian) CHAN',
      'next-of-kin CHAN',
      'name:given(guardian) SIU',
      'phone(guardian) 9222 3333',
      'next-of-kin 9222 3333',
      'name:family(nextOfKin) CHAN',
      'next-of-kin CHAN',
      'name:given(nextOfKin) KA',
    ])
    expect(short('GT1|1||SMITH^ANN', 'PV1|1|O|||||D1^HO^WING')).toEqual([
      'name:family(payer) SMITH',
      'name:given(payer) ANN',
      'appointment O',
      'name:family(staff) HO',
      'name:given(staff) WING',
    ])
  })

  it('the insured is the patient where the relationship says self', () => {
    const insured = (relation: string) => short(`IN1|1|||||||||||||||SMITH^ANN|${relation}|||||||||||||||||||PX-1`)
    expect(insured('SEL')).toEqual(['name:family SMITH', 'name:given ANN', 'insurance-policy PX-1'])
    expect(insured('SPO')).toEqual(['name:family(payer) SMITH', 'name:given(payer) ANN', 'insurance-policy PX-1'])
  })
})

describe('clinical segments', () => {
  it('diagnoses with their codes, allergies, drugs, procedures', () => {
    expect(
      short(
        'DG1|1||F32.1^Depressive episode^I10',
        'AL1|1|DA|P^Penicillin||Rash',
        'RXE|1|A^Amlodipine 5 mg',
        'PR1|1||C^Colonoscopy',
      ),
    ).toEqual([
      'diagnosis Depressive episode',
      'mental-health Depressive episode',
      'icd-code F32.1',
      'mental-health F32.1',
      'allergy Penicillin',
      'allergy Rash',
      'medication Amlodipine 5 mg',
      'procedure Colonoscopy',
    ])
  })

  it('results where there is a value; vital signs and long texts apart', () => {
    const long =
      'The patient was seen today and reports that she has slept badly since the operation and that the wound is still painful at night.'
    const lines = told(
      message(
        [
          'OBR|1|||A^HIV antibody',
          'OBX|1|NM|K^Potassium||5.1',
          'OBX|2|NM|X^Sodium||',
          'OBX|3|NM|B^Blood pressure||120',
          `OBX|4|TX|N^Note||${long}`,
          'OBX|5|CE|C^Culture||G^Growth of E. coli',
        ],
        'ORU^R01',
      ),
    )
    expect(lines.map((line) => line.split(' @')[0])).toEqual([
      'lab-result HIV antibody',
      'hiv HIV antibody',
      'lab-result Potassium',
      'lab-result 5.1',
      'vital-sign Blood pressure',
      'vital-sign 120',
      'lab-result Note',
      `clinical-note ${long}`,
      'lab-result Culture',
      'lab-result Growth of E. coli',
    ])
    expect(lines[3]).toBe('lab-result 5.1 @segment=OBX-5;line=8842')
  })

  it('an ordered test is not a result; a vaccine is a vaccine', () => {
    expect(told(message(['OBR|1|||A^Full blood count'], 'ORM^O01')).map((line) => line.split(' @')[0])).toEqual([
      'procedure Full blood count',
    ])
    expect(told(message(['RXA|0|1|20260101||140^Influenza'], 'VXU^V04')).map((line) => line.split(' @')[0])).toEqual([
      'immunisation Influenza',
    ])
  })

  it('a stay is an admission, a booking an appointment', () => {
    expect(short('PV1|1|I', 'SCH|1||||||C^Follow-up||||202601010900')).toEqual([
      'admission I',
      'appointment Follow-up',
      'appointment 202601010900',
    ])
  })
})

describe('any message', () => {
  it('is read without failing', () => {
    const segment = fc.constantFrom('PID', 'NK1', 'OBX', 'PV1', 'IN1', 'MRG', 'ZZZ', 'DG1')
    const cell = fc.oneof(fc.string({ maxLength: 15 }), fc.constantFrom('^^^', '~', 'A^B~C&D', '""', '&&'))
    fc.assert(
      fc.property(fc.array(fc.tuple(segment, fc.array(cell, { maxLength: 20 })), { maxLength: 8 }), (segments) => {
        told(
          message(segments.map(([name, cells]) => [name, ...cells.map((text) => text.replaceAll('|', ''))].join('|'))),
        )
      }),
    )
  })
})
