import fc from 'fast-check'
import { expect, test } from 'vitest'
import { elementIndex, Findings, Part, Role } from './index.ts'

const name = elementIndex('name')

function filled(units: number[]): Findings {
  const findings = new Findings()
  units.forEach((unit, at) => {
    findings.add(
      name,
      Part.whole,
      Role.subject,
      90,
      findings.whys.index('label'),
      findings.places.index('row={n};col=A'),
      unit + 2,
      0,
      0,
      unit,
      `value ${at}`,
    )
  })
  return findings
}

test('a location puts the row number where it belongs, and the span behind it', () => {
  const findings = new Findings()
  const place = findings.places.index('sheet=Patients;row={n};col=D')
  findings.add(name, Part.whole, Role.subject, 90, 0, place, 812, 0, 0, 0, '')
  findings.add(name, Part.whole, Role.subject, 90, 0, findings.places.index('page=3'), 0, 120, 128, 0, '')
  findings.add(name, Part.whole, Role.subject, 90, 0, findings.places.index(''), 0, 5, 9, 0, '')
  expect([0, 1, 2].map((at) => findings.location(at))).toEqual([
    'sheet=Patients;row=812;col=D',
    'page=3;span=120-128',
    'span=5-9',
  ])
})

test('findings added column by column come back row by row, in the order of the columns, and nothing before them moves', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { maxLength: 200 }), fc.nat(200), (units, cut) => {
      const from = Math.min(cut, units.length)
      const findings = filled(units)
      findings.sortByUnit(from)
      const expected = units.map((unit, at) => ({ unit, at }))
      const sorted = [
        ...expected.slice(0, from),
        ...expected.slice(from).sort((a, b) => a.unit - b.unit || a.at - b.at),
      ]
      expect([...findings.unit.subarray(0, findings.count)]).toEqual(sorted.map(({ unit }) => unit))
      expect(findings.values).toEqual(sorted.map(({ at }) => `value ${at}`))
      expect([...findings.number.subarray(0, findings.count)]).toEqual(sorted.map(({ unit }) => unit + 2))
    }),
  )
})
