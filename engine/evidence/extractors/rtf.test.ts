import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesInMemory } from '../../../base/files/index.ts'
import { rtf } from './rtf.ts'
import { expectCalm } from './samples/expect-calm.ts'
import { readAll, textOf } from './samples/read-all.ts'

const read = (text: string) => readAll(rtf, bytesInMemory(Buffer.from(text, 'latin1')))
const plain = async (text: string) => textOf((await read(text)).content)

describe('characters', () => {
  test.each([
    ['plain words and escapes', String.raw`{\rtf1\ansi Lam\~Siu\_Fong \{A123456(3)\}}`, 'Lam Siu-Fong {A123456(3)}'],
    ['an accent', String.raw`{\rtf1\ansi\ansicpg1252 Jos\'e9}`, 'José'],
    ['Unicode with its stand-in', String.raw`{\rtf1\ansi\uc1\u38515?\u22823?\u25991?}`, '陳大文'],
    ['Unicode with two stand-ins', String.raw`{\rtf1\ansi\uc2\u38515\'b3\'af\u22823\'a4\'6a}`, '陳大'],
    ['negative Unicode', String.raw`{\rtf1\ansi\uc0\u-27021}`, '陳'],
    ['a surrogate pair', String.raw`{\rtf1\uc0\u55362\u57145  x}`, '𠬹 x'],
    ['Big5 of the whole file', String.raw`{\rtf1\ansi\ansicpg950 \'b3\'af\'a4\'6a\'a4\'e5}`, '陳大文'],
    ['Big5 whose second byte is a letter', String.raw`{\rtf1\ansi\ansicpg950 \'a4j\'a4\'e5}`, '大文'],
    [
      'GB of one font',
      String.raw`{\rtf1\ansi{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset134 SimSun;}}{\f1\'b3\'c2}\f0\'e9}`,
      '陈é',
    ],
    ['quotes and dashes', String.raw`{\rtf1 \ldblquote a\rdblquote\endash b}`, '“a”–b'],
  ])('%s', async (_what, text, expected) => expect(await plain(text)).toBe(expected))
})

test('styles, authors and hidden lists are passed over; headers, notes and links are read', async () => {
  const text = String.raw`{\rtf1{\stylesheet{\s1 Heading;}}{\info{\author Dr Ho}{\title Referral}}{\*\generator Word;}{\header Harbour Clinic\par}
Seen by us.{\footnote see letter}\par {\field{\*\fldinst HYPERLINK "mailto:lam@example.com"}{\fldrslt mail her}}\par}`
  const words = await plain(text)
  expect(words).toContain('Harbour Clinic')
  expect(words).toContain('see letter')
  expect(words).toContain('<lam@example.com> mail her')
  expect(words).not.toMatch(/Heading|Dr Ho|Word;/)
})

test('a table of patients is a table', async () => {
  const row = (cells: string[]) =>
    String.raw`\trowd\cellx1000\cellx2000\cellx3000\intbl ${cells.map((cell) => String.raw`${cell}\cell `).join('')}\row `
  const { content } = await read(
    String.raw`{\rtf1 List\par ${row(['Name', 'HKID', 'Phone'])}${row(['Lam', 'A123456(3)', '9123 4567'])}${row(['Ho', 'B654321(0)', '9876 5432'])}\pard End\par}`,
  )
  expect(content.map((piece) => piece.type)).toEqual(['passage', 'table', 'rows', 'passage'])
  expect(content[1]).toMatchObject({ where: 'table=1', columns: ['Name', 'HKID', 'Phone'] })
})

test('mail that was wrapped in RTF gives its text once', async () => {
  const text = String.raw`{\rtf1\fromhtml1{\*\htmltag84 <b>}\htmlrtf {\b \htmlrtf0 Dear Ms Lam{\*\htmltag92 </b>}\htmlrtf }\htmlrtf0 }`
  expect(await plain(text)).toBe('Dear Ms Lam')
})

test('pictures and packed files are children', async () => {
  const png = '89504e470d0a1a0a00000000'
  const name = (text: string) => Buffer.from(`${text}\0`)
  const size = (bytes: number) => Buffer.from([bytes, 0, 0, 0])
  const packed = Buffer.concat([
    Buffer.from([2, 0]),
    name('note.txt'),
    name('C:\\note.txt'),
    Buffer.alloc(4),
    size(8),
    name('C:\\t.txt'),
    size(5),
    Buffer.from('hello'),
  ])
  const ole1 = Buffer.concat([Buffer.alloc(8), size(8), name('Package'), size(0), size(0), size(packed.length), packed])
  const { content, spooled } = await read(
    String.raw`{\rtf1 a{\pict\pngblip ${png}}{\object{\*\objdata ${ole1.toString('hex')}}}}`,
  )
  const children = content.filter((piece) => piece.type === 'child')
  expect(children.map(({ name }) => name)).toEqual(['1-picture.png', '2-note.txt'])
  expect(spooled.get(children[1]!.spooled)!.toString()).toBe('hello')
})

describe('hostile and damaged files', () => {
  test('a million open groups end', async () =>
    expect((await read(`{\\rtf1 ${'{'.repeat(1_000_000)}x`)).ended).toBeUndefined())
  test('a binary block longer than the file ends', async () =>
    expect((await read('{\\rtf1 a\\bin999999999 b}')).ended).toBeUndefined())
  test('any text is taken calmly', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom('{', '}', '\\', "'", '\\u', '\\cell', '\\row', '\\par', ' ', '9', 'a', '\\*', '\\pict'),
        ),
        async (parts) => {
          expect((await read(`{\\rtf1${parts.join('')}`)).ended).toBeUndefined()
        },
      ),
    ))
  test('spoiled copies end in content', async () =>
    expectCalm(rtf, Buffer.from(String.raw`{\rtf1\ansicpg950{\fonttbl{\f0 A;}}\'b3\'af\par\trowd a\cell b\cell\row}`)))
})
