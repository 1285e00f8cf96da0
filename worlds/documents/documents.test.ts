import X from '@e965/xlsx'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import fc from 'fast-check'
import { PNG } from 'pngjs'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { Random } from '../random.ts'
import { pdfText } from '../reading/pdf-text.ts'
import { docxBytes } from './docx-bytes.ts'
import { lockedZip } from './locked-zip.ts'
import { headerText, type Mail, messageText, quotedPrintable } from './mail-message.ts'
import { PdfPage } from './pdf-page.ts'
import { greyPng } from './scan.ts'
import { Workbook } from './workbook.ts'
import { zipBytes } from './zip-bytes.ts'

const note = (text: string) => ({ name: 'note.txt', bytes: Buffer.from(text) })

describe('archives', () => {
  test('the same members give the same bytes, whatever the time zone', async () => {
    const zone = process.env['TZ']
    const bytes: Buffer[] = []
    for (const where of ['Asia/Hong_Kong', 'America/New_York']) {
      process.env['TZ'] = where
      bytes.push(await zipBytes([note('Fasting from midnight.')]))
    }
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
    expect(bytes[0]!.equals(bytes[1]!)).toBe(true)
    const archive = await fromBufferPromise(bytes[0]!, { lazyEntries: true })
    for await (const entry of archive.eachEntry()) expect(entry.fileName).toBe('note.txt')
  })

  test('a locked archive opens with its password and with no other', async () => {
    const secret = 'CHAN Tai Man, 1976-03-02. '.repeat(20)
    const locked = lockedZip(
      [note(secret), { name: 'empty.txt', bytes: Buffer.alloc(0) }],
      'Mercury-Falls-77',
      new Random(1, 'salt'),
    )
    expect(locked.includes('CHAN')).toBe(false)
    const open = async (password: string) => {
      const entries = await new ZipReader(new Uint8ArrayReader(new Uint8Array(locked)), {
        password,
        useWebWorkers: false,
      }).getEntries()
      expect(entries.every(({ encrypted }) => encrypted)).toBe(true)
      const [first] = entries
      if (first === undefined || first.directory) throw new Error('no file in the archive')
      return Buffer.from(await first.getData(new Uint8ArrayWriter())).toString()
    }
    expect(await open('Mercury-Falls-77')).toBe(secret)
    await expect(open('wrong')).rejects.toThrow()
  })
})

describe('workbooks', () => {
  test('a spreadsheet program reads texts, numbers and dates as what they are', async () => {
    const book = new Workbook()
    book.sheet('Refunds', ['Payee', 'Refund', 'Paid'], ['text', 'number', 'date'])
    book.row(['陳大文 & Sons <Ltd>', '120.50', '2026-03-02'])
    book.row(['', '80', ''])
    book.sheet('第二頁', ['只有標題'])
    const read = X.read(await book.bytes(), { cellDates: true })
    expect(read.SheetNames).toEqual(['Refunds', '第二頁'])
    const [first, second] = X.utils.sheet_to_json<Record<string, unknown>>(read.Sheets['Refunds']!, { UTC: true })
    expect(first).toMatchObject({ Payee: '陳大文 & Sons <Ltd>', Refund: 120.5 })
    expect((first!['Paid'] as Date).toISOString().slice(0, 10)).toBe('2026-03-02')
    expect(second).toEqual({ Refund: 80 })
  })
})

describe('letters', () => {
  test('a DOCX keeps its words although they are cut into runs', async () => {
    const archive = await fromBufferPromise(
      await docxBytes('Referral 7', [['Dear Colleague,'], [['Patient', 'LEUNG Ka Yan (梁嘉欣)']]]),
      { lazyEntries: true },
    )
    let body = ''
    for await (const entry of archive.eachEntry()) {
      if (entry.fileName !== 'word/document.xml') continue
      for await (const piece of await archive.openReadStreamPromise(entry)) body += String(piece)
    }
    expect(body.replace(/<[^>]*>/g, '').trim()).toBe('Dear Colleague,PatientLEUNG Ka Yan (梁嘉欣)')
    expect(body).toContain('</w:r><w:r>')
  })

  test('a PDF page can be read back, Chinese too, and is the same every time', async () => {
    const make = async () => {
      const page = new PdfPage()
      page.heading('LABORATORY REPORT')
      page.line('Patient: 梁嘉欣')
      page.row(['Ferritin', '12', 'ug/L', '15 - 300'])
      return page.bytes()
    }
    const pdf = await make()
    expect(await pdfText(pdf)).toMatch(/LABORATORY REPORT.*梁嘉欣.*Ferritin/s)
    expect(pdf.equals(await make())).toBe(true)
  })

  test('a grey picture is a valid PNG', () => {
    const pixels = Uint8Array.from({ length: 12 }, (_, at) => at * 20)
    const read = PNG.sync.read(greyPng({ width: 4, height: 3, pixels }))
    expect([read.width, read.height]).toEqual([4, 3])
    expect(Array.from({ length: 12 }, (_, at) => read.data[at * 4])).toEqual([...pixels])
  })
})

describe('mail', () => {
  const mail: Mail = {
    from: { name: '海港診所', address: 'reception@harbourclinics.example' },
    to: { name: 'Lau, Man', address: 'lau@mail.example' },
    subject: '覆診安排：梁嘉欣，請於下星期五之前回覆本診所，謝謝',
    day: '2026-09-28',
    time: '09:15',
    zone: '+0800',
    body: '各位同事：\nFrom here on = everything is quoted.   \n梁嘉欣女士將於下周覆診。\n',
    charset: 'utf-8',
    encoding: 'quoted-printable',
    attachments: [
      { name: '化驗報告.txt', bytes: Buffer.from('Ferritin 12'), type: 'text/plain', showing: undefined as never },
    ],
  }

  test.each([
    ['utf-8', 'quoted-printable'],
    ['utf-8', 'base64'],
    ['big5', 'base64'],
    ['big5', 'quoted-printable'],
  ] as const)('%s in %s comes out as it was written', async (charset, encoding) => {
    const text = messageText({ ...mail, charset, encoding }, 1, '\r\n')
    expect(text).toMatch(/^[\x20-\x7e\r\n]*$/)
    for (const line of text.split('\r\n')) expect(line.length).toBeLessThan(200)
    const read = await PostalMime.parse(text)
    expect(read.subject).toBe(mail.subject)
    expect(read.from).toMatchObject(mail.from)
    expect(read.to?.[0]).toMatchObject(mail.to)
    expect(read.text?.trimEnd()).toBe(mail.body.trimEnd())
    expect(read.attachments[0]?.filename).toBe('化驗報告.txt')
  })

  test('quoted-printable keeps any bytes, in lines of at most 76 that never start with F', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const coded = quotedPrintable(Buffer.from(text.replaceAll('\r', '')))
        for (const line of coded.split('\n')) {
          expect(line.length).toBeLessThanOrEqual(76)
          expect(line.startsWith('F')).toBe(false)
        }
        const plain = coded
          .replace(/=\n/g, '')
          .replace(/=([\dA-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
        expect(Buffer.from(plain, 'latin1').toString()).toBe(text.replaceAll('\r', ''))
      }),
    )
  })

  test('long Chinese headers are cut between characters', () => {
    const words = headerText('覆'.repeat(60), 'big5').split('\n ')
    expect(words.length).toBeGreaterThan(2)
    for (const word of words) expect(word.length).toBeLessThanOrEqual(75)
  })
})
