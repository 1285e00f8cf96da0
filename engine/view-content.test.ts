import { expect, test } from 'vitest'
import { clockAt } from '../base/clock.ts'
import { bytesInMemory } from '../base/files/index.ts'
import { elementNames } from './elements/index.ts'
import { noSpool } from './evidence/collect-content.ts'
import { xlsxOf } from './evidence/extractors/samples/ooxml.ts'
import { defaultLimits } from './evidence/index.ts'
import { type Block, locationIn } from './people/index.ts'
import { readItem } from './read-item.ts'
import { type View, type ViewWindow, viewContent } from './view-content.ts'

const options = { limits: defaultLimits, spool: noSpool, depth: 0, clock: clockAt('2026-03-02T09:00:00Z') }

async function view(bytes: Uint8Array, name: string, window: Partial<ViewWindow>): Promise<View> {
  const all = { most: 40, reveal: false, ...window }
  return viewContent(bytesInMemory(bytes), name, options, all, {}, { picture: () => {} })
}

/** Every finding of a reading: element and location. */
async function read(bytes: Uint8Array, name: string): Promise<{ element: string; location: string; value: string }[]> {
  const blocks: Block[] = []
  const listener = {
    block: (block: Block) => void blocks.push(block),
    child: () => {},
    picture: () => {},
    gap: () => {},
  }
  await readItem(bytesInMemory(bytes), { name, options, keepText: true, ownDomains: [] }, listener)
  return blocks.flatMap((block) =>
    Array.from({ length: block.count }, (_, at) => ({
      element: elementNames[block.element[at]!]!,
      location: locationIn(block, at),
      value: block.values[at]!,
    })),
  )
}

const text = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`
const names = ['Lam Siu Fong', 'Ho Ka Yan', 'Wong Mei Ling', 'Chan Tai Man']
const head = ['Patient name', 'MRN', 'Phone', 'Remarks'].map(text).join('')
const people = Array.from({ length: 60 }, (_, at) => [
  `${names[at % 4]}`,
  `HC${1000000 + at}`,
  `9123 ${4000 + at}`,
  at === 42
    ? 'Rang from 6123 4567, asks for the result of the HIV test of 12 March 2024'
    : 'Came alone and was seen by the nurse, no complaints, will ring for the next visit',
])
const sheet = () =>
  xlsxOf([
    {
      name: 'Patients',
      rows: [head, ...people.map((row) => row.map(text).join(''))].map((row) => `<row>${row}</row>`).join(''),
    },
  ])

test('around a place in a table: rows before and behind it, what was found in each cell, masked', async () => {
  const bytes = await sheet()
  const seen = await view(bytes, 'clinic.xlsx', { location: 'sheet=Patients;row=44;col=C', most: 20 })
  expect(seen.parts).toHaveLength(20)
  expect(seen).toMatchObject({ first: 32, target: 10, more: true })
  const row = seen.parts[10]!
  if (row.type !== 'row') throw new Error('a row was wanted')
  expect(row).toMatchObject({
    where: 'sheet=Patients;row=44',
    number: 44,
    columns: ['Patient name', 'MRN', 'Phone', 'Remarks'],
  })
  expect(row.cells[0]!.text).toBe('•••• ••• ••••')
  expect(row.cells[2]!.marks[0]).toMatchObject({ element: 'phone', start: 0, end: 9 })
  expect(row.cells[3]!.text).not.toContain('6123')
  expect(row.cells[3]!.marks.map(({ element }) => element)).toContain('hiv')
})

test('revealed, the text is as it stands, and the marks are where reading found them', async () => {
  const bytes = await sheet()
  const shown = await view(bytes, 'clinic.xlsx', { from: 40, most: 5, reveal: true })
  const found = await read(bytes, 'clinic.xlsx')
  expect(shown.first).toBe(40)
  const row = shown.parts[2]!
  if (row.type !== 'row') throw new Error('a row was wanted')
  expect(row.cells.map((cell) => cell.text)).toEqual(people[42])
  const marks = row.cells.flatMap((cell, at) =>
    cell.marks.map(({ element, start, end }) => `${element} ${'ABCD'[at]} ${cell.text.slice(start, end)}`),
  )
  const wanted = found
    .filter(({ location }) => /;row=44;/.test(location))
    .map(({ element, location, value }) => `${element} ${/col=([A-D])/.exec(location)![1]} ${value}`)
  expect(marks.sort()).toEqual(wanted.sort())
  expect(wanted.length).toBeGreaterThan(4)
})

test('a place in running text: the passage is cut around it, and marks keep to the letters', async () => {
  const long = `${'No name here. '.repeat(3000)}Patient: Chan Tai Man, HKID A123456(3), born 12 March 1984. ${'Nothing more. '.repeat(3000)}`
  const bytes = Buffer.from(long)
  const hkid = (await read(bytes, 'note.txt')).find(({ element }) => element === 'hkid')!
  const masked = await view(bytes, 'note.txt', { location: hkid.location })
  const part = masked.parts[masked.target!]!
  if (part.type !== 'text') throw new Error('text was wanted')
  expect(part.text).not.toMatch(/A123456|Chan Tai Man/)
  const clear = await view(bytes, 'note.txt', { location: hkid.location, reveal: true })
  const same = clear.parts[clear.target!]!
  if (same.type !== 'text') throw new Error('text was wanted')
  const mark = same.marks.find(({ element }) => element === 'hkid')!
  expect(same.text.slice(mark.start, mark.end)).toBe('A123456(3)')
  expect(part.text.length).toBe(same.text.length)
})

test('a message: headers as a record, masked whole; its text below', async () => {
  const mail =
    'From: Ada Wong <ada@clinic.example>\r\nTo: Chan Tai Man <tm.chan@mail.example>\r\nSubject: Result\r\n\r\nDear Mr Chan, your HbA1c is 7.2 %.\r\n'
  const seen = await view(Buffer.from(mail), 'a.eml', {})
  const record = seen.parts.find((part) => part.type === 'record')!
  if (record.type !== 'record') throw new Error('a record was wanted')
  const to = record.fields.find(({ path }) => path === 'To')!
  expect(to.text).not.toMatch(/[A-Za-z]{2}/)
  expect(JSON.stringify(seen)).not.toContain('tm.chan')
  expect(JSON.stringify(await view(Buffer.from(mail), 'a.eml', { reveal: true }))).toContain('tm.chan@mail.example')
})

test('a place that is not there is not pretended: the last parts are shown, without a target', async () => {
  const seen = await view(await sheet(), 'clinic.xlsx', { location: 'sheet=Gone;row=1', most: 20 })
  expect(seen.target).toBeUndefined()
  expect(seen.more).toBe(false)
})
