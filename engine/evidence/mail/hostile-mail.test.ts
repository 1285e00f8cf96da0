import { expect, test } from 'vitest'
import { bytesInMemory } from '../../../base/files/index.ts'
import { collectContent, noSpool } from '../collect-content.ts'
import { MemberNames, NameDecoder } from '../containers/member-names.ts'
import { detectKind } from '../detect-kind.ts'
import { bodyPassages } from './body-passages.ts'

/**
 * Inputs that would take minutes or hours if any step looked at a byte again for every other byte. They pass by coming
 * to an end.
 */
const million = 1_000_000
const head = 'From: a@b.example\nTo: c@d.example\nSubject: x\nMIME-Version: 1.0\n'

const state = async (message: string): Promise<string> =>
  (await collectContent(Buffer.from(message), 'a.eml', { spool: noSpool })).outcome.state

test.each([
  ['padding without end', `${head}Content-Transfer-Encoding: base64\n\n${'='.repeat(million)}`],
  ['boundaries without line ends', `${head}Content-Type: multipart/mixed; boundary=b\n\n${'\r--b'.repeat(million)}`],
  ['parts without end', `${head}Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(million / 4)}`],
  ['a header without end', `${head}X-A: ${';a="'.repeat(million)}\n\nx`],
  ['a type without end', `${head}Content-Type: text/plain${'; a=b'.repeat(million / 4)}\n\nx`],
  ['encoded words without end', `${head}Subject: ${'=?a?b?'.repeat(million)}\n\nx`],
  ['tags without end', `${head}Content-Type: text/html\n\n${'<b> </b>'.repeat(million / 4)}`],
  ['a body without line ends', `${head}\n${'x'.repeat(20 * million)}`],
])('%s', async (_, message) => {
  expect(['read', 'partial']).toContain(await state(message))
})

test('multiparts inside multiparts end at some depth', async () => {
  let message = 'Content-Type: text/plain\n\ndeep\n'
  for (let i = 0; i < 400; i++)
    message = `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n${message}\n--b${i}--\n`
  expect(await state(head + message)).toBe('read')
})

test('one name a hundred thousand times stays a hundred thousand names', () => {
  const names = new MemberNames()
  const seen = new Set(Array.from({ length: 100_000 }, () => names.take('a.txt').name))
  expect(seen.size).toBe(100_000)
})

test('a hundred thousand names in an old charset are guessed once', () => {
  const decoder = new NameDecoder()
  for (let i = 0; i < 100_000; i++) decoder.decode(Buffer.from([0xb3, 0xf8, 0xa7, 0x69, 0x30 + (i % 10)]))
  expect(decoder.decode(Buffer.from([0xb3, 0xf8]))).toBe('報')
})

test('long texts without line ends are cut in one pass', () => {
  expect([...bodyPassages('x'.repeat(50 * million), 'p')].length).toBeGreaterThan(700)
})

test.each(['COPY a.a', 'INSERT INTO a.a', 'CREATE TABLE a', '<a a', '{"a', '[1,', 'a;a', '/*', '--\n', '\n', '"'])(
  'a sample of nothing but %j gets its kind',
  async (piece) => {
    expect((await detectKind(bytesInMemory(Buffer.from(piece.repeat(70_000))), 'x')).kind).toBeTypeOf('string')
  },
)
