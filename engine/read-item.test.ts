import { expect, test } from 'vitest'
import { clockAt } from '../base/clock.ts'
import { bytesInMemory } from '../base/files/index.ts'
import { elementNames } from './elements/index.ts'
import { noSpool } from './evidence/collect-content.ts'
import { xlsxOf } from './evidence/extractors/samples/ooxml.ts'
import { defaultLimits } from './evidence/index.ts'
import { readItem } from './read-item.ts'

/** What is found in an item: `element: value`. */
async function found(bytes: Uint8Array): Promise<string[]> {
  const lines: string[] = []
  const options = { limits: defaultLimits, spool: noSpool, depth: 0, clock: clockAt('2026-03-02T09:00:00Z') }
  await readItem(
    bytesInMemory(bytes),
    { name: 'clinic.xlsx', options, keepText: true, ownDomains: [] },
    {
      block: (block) => {
        for (let at = 0; at < block.count; at++) lines.push(`${elementNames[block.element[at]!]}: ${block.values[at]}`)
      },
      child: () => {},
      picture: () => {},
      gap: () => {},
    },
  )
  return lines
}

const text = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`
const number = (value: number, style: number) => `<c s="${style}"><v>${value}</v></c>`

test('a roster number with leading zeros, a telephone number and a birth date are found as the clinic knows them', async () => {
  const people = ['Lam Siu Fong', 'Ho Ka Yan', 'Wong Mei Ling', 'Chan Tai Man', 'Lee Siu Fong', 'Cheung Ka Ho']
  const rows = people.map(
    (name, at) =>
      `<row>${text(name)}${number(123 + at, 1)}${number(91234567 + at, 2)}${number(30753 + at * 700, 3)}</row>`,
  )
  const head = `<row>${['Patient name', 'MRN', 'Mobile', 'Date of birth'].map(text).join('')}</row>`
  const formats = ['00000', '0000 0000', 'm/d/yy']
  const lines = await found(await xlsxOf([{ name: 'Patients', rows: head + rows.join('') }], { formats }))
  expect(lines).toContain('medical-record-number: 00123')
  expect(lines).toContain('phone: 9123 4567')
  expect(lines).toContain('date-of-birth: 1984-03-12')
})

test('a number that its format turns into words is read with them', async () => {
  const rows = `<row>${text('Chan Tai Man, clinic of 12 March 2024')}</row><row>${text('Test of blood')}${number(1, 1)}</row>`
  const formats = ['[=1]"HIV positive";[=0]"HIV negative";0']
  const lines = await found(await xlsxOf([{ name: 'Slip', rows }], { formats }))
  expect(lines.some((line) => line.startsWith('hiv'))).toBe(true)
})
