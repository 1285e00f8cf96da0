import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { bytesInMemory } from '../../../base/files/index.ts'
import type { Passage } from '../content.ts'
import { readAll } from './samples/read-all.ts'
import { text } from './text.ts'

const passagesOf = async (bytes: Uint8Array) => (await readAll(text, bytesInMemory(bytes))).content as Passage[]

test('a short note is one passage without a place', async () => {
  expect(await passagesOf(Buffer.from('Seen: Ms Lam Siu Fong\nHKID A123456(3)\n'))).toEqual([
    { type: 'passage', where: '', text: 'Seen: Ms Lam Siu Fong\nHKID A123456(3)\n' },
  ])
})

test('a Big5 note is read as the clinic wrote it', async () => {
  const [note] = await passagesOf(iconv.encode('病人：陳大文，診斷：糖尿病', 'big5-hkscs'))
  expect(note!.text).toBe('病人：陳大文，診斷：糖尿病')
})

test('a long log names the line on which each passage begins', async () => {
  const lines = Array.from({ length: 9000 }, (_, at) => `line ${at + 1} user=lam action=read`)
  const passages = await passagesOf(Buffer.from(lines.join('\r\n')))
  expect(passages.length).toBeGreaterThan(3)
  for (const passage of passages) {
    const first = Number(/^line=(\d+)$/.exec(passage.where)![1])
    expect(passage.text.startsWith(`line ${first} `)).toBe(true)
  }
  expect(passages.map((passage) => passage.text).join('')).toBe(lines.join('\r\n'))
})

test('one line of 300 KB is read in passages that overlap, each with its byte', async () => {
  const passages = await passagesOf(Buffer.from('A123456(3) '.repeat(30_000)))
  expect(passages[0]!.where).toBe('line=1')
  expect(passages[1]!.where).toMatch(/^line=1;byte=\d+$/)
})

test('blank files and blank stretches say nothing', async () => {
  expect(await passagesOf(Buffer.from(' \n\t\n'))).toEqual([])
  expect(await passagesOf(Buffer.from(''))).toEqual([])
})

test('any bytes end in passages', () =>
  fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      for (const passage of await passagesOf(bytes)) expect(passage.type).toBe('passage')
    }),
  ))
