import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import CFB from 'cfb'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, test } from 'vitest'
import { bytesOfFile } from '../../../base/files/index.ts'
import { collectContent, noSpool, textOf } from '../collect-content.ts'
import type { Content, Fields } from '../content.ts'
import { mutateBytes } from '../mutate-bytes.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-outlook-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fields(contents: Content[], schema: Fields['schema'] = 'mail'): Record<string, string> {
  const found = contents.find((each) => each.type === 'fields' && each.schema === schema) as Fields | undefined
  return Object.fromEntries(found?.paths.map((path, i) => [path, found.values[i]!]) ?? [])
}

const texts = (contents: Content[]): string[] =>
  contents.flatMap((each) => (each.type === 'passage' ? [each.text] : []))

/** A .msg with these streams; text is stored as Unicode unless it is given as bytes. */
function msgOf(streams: Record<string, string | Buffer>, codepage?: number): Buffer {
  const file = CFB.utils.cfb_new()
  const count = codepage === undefined ? 0 : 1
  const properties = Buffer.alloc(32 + 16 * count)
  if (codepage !== undefined) {
    properties.writeUInt32LE(0x3ffd0003, 32)
    properties.writeUInt32LE(codepage, 40)
  }
  CFB.utils.cfb_add(file, '/__properties_version1.0', properties)
  for (const [path, content] of Object.entries(streams))
    CFB.utils.cfb_add(file, `/${path}`, typeof content === 'string' ? Buffer.from(content, 'utf16le') : content)
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Uint8Array)
}

const read = (bytes: Uint8Array, name: string) => collectContent(bytes, name, { spool: folder })

describe('msg', () => {
  const letter = {
    '__substg1.0_001A001F': 'IPM.Note',
    '__substg1.0_0037001F': 'Result',
    '__substg1.0_0C1A001F': 'Ward 5',
    '__substg1.0_0C1F001F': 'ward5@harbour.example',
    '__substg1.0_1000001F': 'Dear Mei, your HbA1c is 7.2.',
    '__recip_version1.0_#00000000/__properties_version1.0': Buffer.alloc(8),
    '__recip_version1.0_#00000000/__substg1.0_3001001F': 'Mei Example',
    '__recip_version1.0_#00000000/__substg1.0_3003001F': 'mei@patient.example',
    '__attach_version1.0_#00000000/__properties_version1.0': Buffer.alloc(8),
    '__attach_version1.0_#00000000/__substg1.0_3707001F': 'list.csv',
    '__attach_version1.0_#00000000/__substg1.0_37010102': Buffer.from('name\nMei\n'),
  }

  test('an item gives headers, text and attachments', async () => {
    const { contents, children, outcome } = await read(msgOf(letter), 'a.msg')
    expect(outcome).toMatchObject({ kind: 'msg', state: 'read' })
    expect(fields(contents)).toEqual({
      From: 'Ward 5 <ward5@harbour.example>',
      To: 'Mei Example <mei@patient.example>',
      Subject: 'Result',
    })
    expect(texts(contents)).toEqual(['Dear Mei, your HbA1c is 7.2.'])
    expect(children.map((child) => [child.name, textOf(child)])).toEqual([['list.csv', 'name\nMei\n']])
  })

  test('an old item in Big5 is read with its code page', async () => {
    const old = {
      '__substg1.0_0037001E': iconv.encode('陳大文', 'big5'),
      '__substg1.0_1000001E': iconv.encode('病人', 'big5'),
    }
    const { contents } = await read(msgOf(old, 950), 'a.msg')
    expect(fields(contents)['Subject']).toBe('陳大文')
    expect(texts(contents)).toEqual(['病人'])
  })

  test('a contact is a form with labels', async () => {
    const contact = {
      '__substg1.0_001A001F': 'IPM.Contact',
      '__substg1.0_3A06001F': 'Mei',
      '__substg1.0_3A11001F': 'Example',
      '__substg1.0_3A1C001F': '+852 5555 0101',
    }
    const { contents } = await read(msgOf(contact), 'a.msg')
    expect(fields(contents, 'form')).toMatchObject({
      'given name': 'Mei',
      surname: 'Example',
      'mobile telephone number': '+852 5555 0101',
    })
  })

  test('whatever is broken, reading ends in one state', async () => {
    for (const mutant of mutateBytes(msgOf(letter), 60))
      expect((await collectContent(mutant, 'a.msg', { spool: noSpool })).outcome.state).toBeTypeOf('string')
  })
})

const store = new URL('../../../node_modules/pst-extractor/example/testdata/enron.pst', import.meta.url).pathname
describe.skipIf(!existsSync(store))('pst (needs the sample that comes with pst-extractor)', () => {
  test('every item of every folder is read, with its attachments', async () => {
    const bytes = bytesOfFile(store)
    const { contents, children, outcome } = await collectContent(bytes, 'mail.pst', { spool: folder })
    bytes.close()
    expect(outcome).toMatchObject({ kind: 'pst', state: 'read' })
    expect(contents.filter((each) => each.type === 'document')).toHaveLength(71)
    expect(children).toHaveLength(70)
    expect(children.every((child) => /^\d+\//.test(child.name))).toBe(true)
  })

  test('whatever is broken, reading ends in one state', async () => {
    const sample = readFileSync(store)
    for (const mutant of mutateBytes(sample, 8))
      expect((await collectContent(mutant, 'a.pst', { spool: noSpool })).outcome.state).toBeTypeOf('string')
    const head = sample.subarray(0, 300_000)
    for (const mutant of mutateBytes(head, 40))
      expect((await collectContent(mutant, 'a.pst', { spool: noSpool })).outcome.state).toBeTypeOf('string')
  })
})

describe('winmail.dat (TNEF)', () => {
  const attribute = (level: number, id: number, data: Buffer): Buffer => {
    const head = Buffer.alloc(9)
    head.writeUInt8(level, 0)
    head.writeUInt32LE(id, 1)
    head.writeUInt32LE(data.length, 5)
    return Buffer.concat([head, data, Buffer.alloc(2)])
  }
  const winmail = Buffer.concat([
    Buffer.from('789f3e220100', 'hex'),
    attribute(1, 0x8004, Buffer.from('Result\0')),
    attribute(1, 0x800c, Buffer.from('Dear Mei\0')),
    attribute(2, 0x9002, Buffer.alloc(14)),
    attribute(2, 0x800f, Buffer.from('name\nMei\n')),
    attribute(2, 0x8010, Buffer.from('list.csv\0')),
  ])

  test('gives its text and its attachments', async () => {
    const { contents, children, outcome } = await read(winmail, 'winmail.dat')
    expect(outcome).toMatchObject({ kind: 'tnef', state: 'read' })
    expect(texts(contents)).toEqual(['Dear Mei'])
    expect(children.map((child) => [child.name, textOf(child)])).toEqual([['list.csv', 'name\nMei\n']])
  })

  test('cut short, it says what is missing', async () => {
    const { gaps } = await read(winmail.subarray(0, winmail.length - 14), 'winmail.dat')
    expect(gaps).toMatchObject([{ state: 'partial' }])
  })

  test('whatever is broken, reading ends in one state', async () => {
    for (const mutant of mutateBytes(winmail, 300))
      expect((await collectContent(mutant, 'a', { spool: noSpool })).outcome.state).toBeTypeOf('string')
  })

  const corpus = new URL('../../../../shared/corpus/mimekit-mail/tnef/', import.meta.url)
  describe.skipIf(!existsSync(corpus))('MimeKit’s samples (needs ../shared)', () => {
    const names = existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith('.tnef')) : []
    test.each(names)('%s gives the files its list names', async (name) => {
      const list = new URL(name.replace('.tnef', '.list'), corpus)
      const expected = existsSync(list)
        ? readFileSync(list, 'utf8')
            .split(/\r?\n/)
            .map((line) => line.trim())
        : []
      const { children } = await read(readFileSync(new URL(name, corpus)), name)
      const found = children.map((child) => child.printed ?? child.name)
      for (const each of expected.filter((line) => line !== '' && !line.startsWith('body.')))
        expect(found).toContain(each)
    })
  })
})
