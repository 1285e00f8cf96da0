import CFB from 'cfb'
import { describe, expect, test } from 'vitest'
import { bytesInMemory } from '../../../base/files/index.ts'
import { doc } from './doc.ts'
import { expectCalm } from './samples/expect-calm.ts'
import { readAll } from './samples/read-all.ts'
import { type WordSample, wordFile } from './samples/word-file.ts'

const read = (sample: WordSample) => readAll(doc, bytesInMemory(wordFile(sample)))

test('body, notes, headers and comments come apart, deleted and linked text with them', async () => {
  const { content } = await read({
    stories: {
      body: 'Dear Dr Ho\rMs Lam \u0013HYPERLINK "mailto:lam@example.com"\u0014mail\u0015\r',
      headers: 'Harbour Clinic\r',
      comments: 'call her\r',
    },
  })
  expect(content).toEqual([
    { type: 'passage', where: 'part=body', text: 'Dear Dr Ho\nMs Lam <lam@example.com> mail' },
    { type: 'passage', where: 'part=headers', text: 'Harbour Clinic' },
    { type: 'passage', where: 'part=comments', text: 'call her' },
  ])
})

test('Chinese text is read from its UTF-16 pieces', async () => {
  const { content } = await read({ stories: { body: '病人：陳大文\r' }, isWide: true })
  expect(content).toEqual([{ type: 'passage', where: 'part=body', text: '病人：陳大文' }])
})

test.each([true, false])('a table is a table, told by the marks of its row ends (wide: %s)', async (isWide) => {
  const rows = [
    ['Name', 'HKID', 'Phone'],
    ['Lam', 'A123456(3)', '9123 4567'],
    ['Ho', '', '9876 5432'],
  ]
  const { content } = await read({ stories: { body: '' }, table: rows, before: 'List\r', after: 'End\r', isWide })
  expect(content.map((piece) => piece.type)).toEqual(['passage', 'table', 'rows', 'passage'])
  expect(content[1]).toMatchObject({ where: 'part=body;table=1', columns: rows[0] })
  expect(content[2]).toMatchObject({ rows: rows.slice(1) })
})

test('an embedded note is a child', async () => {
  const name = (text: string) => Buffer.from(`${text}\0`)
  const size = (bytes: number) => Buffer.from([bytes, 0, 0, 0])
  const native = Buffer.concat([
    size(0),
    Buffer.from([2, 0]),
    name('note.txt'),
    name('C:\\note.txt'),
    Buffer.alloc(4),
    size(9),
    name('C:\\t\\n.txt'),
    size(5),
    Buffer.from('hello'),
  ])
  const { content, spooled } = await read({
    stories: { body: 'x\r' },
    streams: { 'ObjectPool/_1/\u0001Ole10Native': native },
  })
  expect(content.at(-1)).toMatchObject({ type: 'child', name: 'ObjectPool/_1/note.txt' })
  expect([...spooled.values()][0]!.toString()).toBe('hello')
})

describe('documents that cannot be read', () => {
  test('with a password', async () =>
    expect((await read({ stories: { body: 'x' }, flags: 0x0100 })).ended).toBe('encrypted'))
  test('without their table stream', async () =>
    expect((await read({ stories: { body: 'x' }, flags: 0x0200 })).ended).toBe('damaged'))
  test('cut off', async () => {
    const bytes = wordFile({ stories: { body: 'Lam\r' } })
    expect((await readAll(doc, bytesInMemory(bytes.subarray(0, 400)))).ended).toBe('damaged')
  })
  test('without a text part', async () => {
    const other = CFB.utils.cfb_new()
    CFB.utils.cfb_add(other, '/Other', Buffer.from('x'))
    expect((await readAll(doc, bytesInMemory(CFB.write(other, { type: 'buffer' }) as Buffer))).ended).toBe('damaged')
  })
  test('spoiled copies end in content or in a reason', async () =>
    expectCalm(
      doc,
      wordFile({
        stories: { body: '' },
        table: [
          ['a', 'b'],
          ['c', 'd'],
        ],
        before: 'x\r',
        after: 'y\r',
      }),
      100,
    ))
})

test('Word 6 documents give their plain text', async () => {
  const main = Buffer.alloc(600)
  main.writeUInt16LE(0xa5dc, 0)
  main.writeUInt16LE(0x65, 2)
  main.writeUInt32LE(512, 24)
  main.writeUInt32LE(512 + main.write('Lam Siu Fong\rA123456(3)\r', 512), 28)
  const file = CFB.utils.cfb_new()
  CFB.utils.cfb_add(file, '/WordDocument', main)
  const { content } = await readAll(doc, bytesInMemory(CFB.write(file, { type: 'buffer' }) as Buffer))
  expect(content).toEqual([{ type: 'passage', where: 'part=body', text: 'Lam Siu Fong\nA123456(3)' }])
})
