import PDFDocument from 'pdfkit'
import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import { bytesInMemory } from '../../../base/files/index.ts'
import { tidyPdfText } from './pdf/page-text.ts'
import { pdf } from './pdf.ts'
import { expectCalm } from './samples/expect-calm.ts'
import { readAll } from './samples/read-all.ts'

type Draw = (page: PDFKit.PDFDocument) => void

async function pdfOf(draw: Draw, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const document = new PDFDocument({ compress: false, ...options })
  const pieces: Buffer[] = []
  document.on('data', (piece: Buffer) => pieces.push(piece))
  const done = new Promise((resolve) => document.on('end', resolve))
  draw(document)
  document.end()
  await done
  return Buffer.concat(pieces)
}

const read = async (draw: Draw, options?: PDFKit.PDFDocumentOptions) =>
  readAll(pdf, bytesInMemory(await pdfOf(draw, options)))

/** A grey picture of 60 x 40 pixels, as a scanner might give it. */
function scan(): Buffer {
  const png = new PNG({ width: 60, height: 40 })
  png.data.fill(200)
  return PNG.sync.write(png)
}

test('pages are passages, the title is a property', async () => {
  const { content } = await read(
    (page) => {
      page.text('Lam Siu Fong, HKID A123456(3)')
      page.addPage().text('Second page')
    },
    { info: { Title: 'Lab report' } },
  )
  expect(content).toMatchObject([
    { type: 'passage', where: 'page=1', text: 'Lam Siu Fong, HKID A123456(3)' },
    { type: 'passage', where: 'page=2', text: 'Second page' },
    { type: 'passage', where: 'part=properties', text: 'Title: Lab report' },
  ])
})

test.each([0, 90, 180, 270])(
  'a form drawn column by column is read across, also on a page turned by %s',
  async (turn) => {
    const { content } = await read((page) => {
      const names = ['Lam Siu Fong', 'Ho Ka Yan', 'Wong Mei Ling']
      const ids = ['A123456(3)', 'B654321(0)', 'C555555(5)']
      Object.assign(page.page.dictionary.data, { Rotate: turn })
      if (turn === 90) page.rotate(-90).translate(-700, 0)
      if (turn === 180) page.rotate(180).translate(-600, -700)
      if (turn === 270) page.rotate(90).translate(0, -600)
      for (const [row, name] of names.entries()) page.text(name, 80, 100 + row * 30, { lineBreak: false })
      for (const [row, id] of ids.entries()) page.text(id, 300, 100 + row * 30, { lineBreak: false })
    })
    const first = content[0]
    const text = first?.type === 'passage' ? first.text : ''
    expect(text.split('\n').map((line) => line.replace(/\s+/g, ' '))).toEqual([
      'Lam Siu Fong A123456(3)',
      'Ho Ka Yan B654321(0)',
      'Wong Mei Ling C555555(5)',
    ])
  },
)

test('filled-in forms are fields under their labels; notes and addresses are passages', async () => {
  const { content } = await read((page) => {
    page.font('Helvetica').initForm()
    page.text('Form', 50, 50)
    page.formText('hkid', 50, 100, 200, 20, { value: 'A123456(3)' } as never)
    page.formText('empty', 50, 150, 200, 20, {})
    page.note(50, 200, 50, 50, 'call her mother')
    page.link(50, 250, 50, 50, 'mailto:lam@example.com')
  })
  expect(content.slice(1)).toEqual([
    { type: 'fields', where: 'page=1', schema: 'form', kind: '', paths: ['hkid'], values: ['A123456(3)'] },
    { type: 'passage', where: 'page=1;part=notes', text: 'call her mother' },
    { type: 'passage', where: 'page=1;part=links', text: 'mailto:lam@example.com' },
  ])
})

describe('pages that are pictures', () => {
  const full = { fit: [600, 780] as [number, number] }

  test('a scanned page is drawn for OCR at 200 dots per inch', async () => {
    const { content, spooled } = await read((page) => page.image(scan(), 0, 0, full), { size: 'A4', margin: 0 })
    expect(content).toMatchObject([{ type: 'picture', where: 'page=1' }])
    const png = PNG.sync.read([...spooled.values()][0]!)
    expect([png.width, png.height]).toEqual([1654, 2339])
  })

  test('a scan with a stamp on it is both text and picture, a letter with a logo is text', async () => {
    const stamped = await read((page) => page.image(scan(), 0, 0, full).text('Received 4 April, page 1 of 3', 50, 50))
    expect(stamped.content.map((piece) => piece.type)).toEqual(['passage', 'picture'])
    const letter = await read((page) =>
      page.image(scan(), 0, 0, { width: 60 }).text('Dear Dr Ho, thank you for seeing her. '.repeat(20)),
    )
    expect(letter.content.map((piece) => piece.type)).toEqual(['passage'])
  })

  test('a card pasted into a letter is taken out once, in its own pixels; a letterhead is not', async () => {
    const card = new PNG({ width: 400, height: 250 })
    card.data.fill(90)
    const { content, spooled } = await read((page) => {
      const letter = (): void =>
        void page
          .text('Dear Dr Ho, thank you for seeing her. '.repeat(12))
          .image(PNG.sync.write(card), 60, 500, { width: 240 })
          .image(scan(), 0, 0, { width: 60 })
      letter()
      page.addPage()
      letter()
    })
    expect(content.map((piece) => piece.type)).toEqual(['passage', 'picture', 'passage'])
    const png = PNG.sync.read([...spooled.values()][0]!)
    expect([png.width, png.height, png.data[0]]).toEqual([400, 250, 90])
  })

  test('an empty page is nothing', async () => expect((await read(() => {})).content).toEqual([]))
})

test('attached files are children, chapters are the outline', async () => {
  const { content, spooled } = await read((page) => {
    page.text('see attachment').outline.addItem('Lam Siu Fong').addItem('Ho Ka Yan')
    page.file(Buffer.from('id,name'), { name: '../list.csv' })
  })
  expect(content.find((piece) => piece.type === 'passage' && piece.where === 'part=outline')).toMatchObject({
    text: 'Lam Siu Fong\nHo Ka Yan',
  })
  expect(content.at(-1)).toMatchObject({ type: 'child', name: 'list.csv', bytes: 7 })
  expect([...spooled.values()][0]!.toString()).toBe('id,name')
})

describe('documents that cannot be read', () => {
  test('with a password', async () => {
    expect((await read((page) => page.text('secret'), { userPassword: 'pw', pdfVersion: '1.7' })).ended).toBe(
      'encrypted',
    )
  })

  test('that only may not be printed are read', async () => {
    const { content } = await read((page) => page.text('Lam'), { ownerPassword: 'pw', pdfVersion: '1.7' })
    expect(content).toMatchObject([{ text: 'Lam' }])
  })

  test('that are no PDF are damaged', async () => {
    expect((await readAll(pdf, bytesInMemory(Buffer.from('%PDF-1.7 nothing')))).ended).toBe('damaged')
  })

  test('cut in half keep the pages that are there', async () => {
    const bytes = await pdfOf((page) => {
      for (let at = 1; at < 20; at++) page.text(`Patient ${at} A123456(3)`).addPage()
    })
    const { content, ended } = await readAll(pdf, bytesInMemory(bytes.subarray(0, bytes.length * 0.7)))
    expect(ended === 'damaged' || content.length > 0).toBe(true)
  })

  test('spoiled copies end in content or in a reason', async () =>
    expectCalm(pdf, await pdfOf((page) => page.text('Lam').image(scan(), 0, 0)), 60))
})

test('words broken at line ends are joined, look-alike characters become the usual ones', () => {
  const broken = '\u0002'
  expect(tidyPdfText(`hyper${broken}\r\ntension 123${broken}456 \u2f65\ufb01`)).toBe('hypertension 123-456 田fi')
})
