import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { collectContent, noSpool } from '../collect-content.ts'
import { mutateBytes } from '../mutate-bytes.ts'

const access = Buffer.concat([Buffer.from('\0\x01\0\0Standard Jet DB\0', 'latin1'), Buffer.alloc(4096, 1)])

const read = (bytes: Uint8Array, name = 'clinic.mdb') => collectContent(bytes, name, { spool: noSpool })

test('words in a database that cannot be read are still found, and the gap stays', async () => {
  const bytes = Buffer.concat([
    access,
    Buffer.from('Mei Example, 1980-01-01'),
    Buffer.alloc(100, 2),
    Buffer.from('A123456(7) Tai Man', 'utf16le'),
    Buffer.alloc(100, 3),
    Buffer.from('病人陳大文 報告'),
    Buffer.alloc(10),
  ])
  const { contents, outcome } = await read(bytes)
  const text = contents.flatMap((each) => (each.type === 'passage' ? [each.text] : [])).join('')
  expect(text.split('\n')).toEqual(
    expect.arrayContaining(['Mei Example, 1980-01-01', 'A123456(7) Tai Man', '病人陳大文 報告']),
  )
  expect(outcome).toMatchObject({ kind: 'access', state: 'partial' })
  expect(outcome.reason).toContain('Access')
})

test('encrypted data gives the gap alone', async () => {
  const { contents, outcome } = await read(randomBytes(200_000), 'budget.xlsx')
  expect(contents.map((each) => each.type)).toEqual(['gap'])
  expect(outcome.state).toBe('unsupported')
  expect(outcome.reason).toContain('although its name ends in .xlsx')
})

test('a run across the edge of a window is found once and whole', async () => {
  const bytes = Buffer.alloc(2 << 20, 4)
  access.copy(bytes)
  bytes.write('Mei Example was seen at the edge', (1 << 20) - 10)
  const { contents } = await read(bytes)
  const text = contents.flatMap((each) => (each.type === 'passage' ? [each.text] : [])).join('')
  expect(text.match(/Mei Example was seen at the edge/g)).toHaveLength(1)
  expect(text).not.toContain('\nple was')
})

test('whatever the bytes, reading ends in one state', async () => {
  for (const mutant of mutateBytes(access, 50)) expect((await read(mutant)).outcome.state).toBeTypeOf('string')
})
