import PDFDocument from 'pdfkit'
import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import { bytesInMemory } from '../base/files/index.ts'
import { drawContent } from './draw-content.ts'
import type { Drawn, DrawnPlace } from './evidence/index.ts'

const most = 100 * 2 ** 20

async function pdfOf(draw: (page: PDFKit.PDFDocument) => void, options: PDFKit.PDFDocumentOptions = {}) {
  const document = new PDFDocument({ size: 'A4', ...options })
  const pieces: Buffer[] = []
  document.on('data', (piece: Buffer) => pieces.push(piece))
  const done = new Promise((resolve) => document.on('end', resolve))
  draw(document)
  document.end()
  await done
  return Buffer.concat(pieces)
}

const drawn = (bytes: Uint8Array, name: string, reveal: boolean, page = 1): Promise<Drawn> =>
  drawContent(bytesInMemory(bytes), name, most, { page, width: 800, reveal })

/** The colours within a place, each once. */
function coloursIn({ png }: Drawn, { left, top, width, height }: DrawnPlace): Set<string> {
  const { data, width: wide, height: high } = PNG.sync.read(png!)
  const colours = new Set<string>()
  for (let y = Math.ceil(top * high); y < Math.floor((top + height) * high); y++)
    for (let x = Math.ceil(left * wide); x < Math.floor((left + width) * wide); x++)
      colours.add(data.subarray((y * wide + x) * 4, (y * wide + x) * 4 + 3).toString('hex'))
  return colours
}

const cover = '14252b'
const letter = (page: PDFKit.PDFDocument): void => {
  page.fontSize(14).text('Lab report of the Harbour Clinic')
  page.text('Patient: Lam Siu Fong, HKID A123456(3), telephone 9123 4567')
  page.moveDown(20).text('The clinic closes at noon on Saturdays.')
}

describe('a page of a PDF', () => {
  test('covered: in each place where something was found is one colour; revealed, at the same places, is ink', async () => {
    const bytes = await pdfOf(letter)
    const covered = await drawn(bytes, 'report.pdf', false)
    const shown = await drawn(bytes, 'report.pdf', true)
    expect(covered.places.map(({ element }) => element)).toEqual(expect.arrayContaining(['name', 'hkid', 'phone']))
    expect(shown.places).toEqual(covered.places)
    for (const place of covered.places) {
      expect(coloursIn(covered, place), place.element).toEqual(new Set([cover]))
      expect(coloursIn(shown, place).size, place.element).toBeGreaterThan(2)
    }
    const heading = { element: '', left: 0.1, top: 0.085, width: 0.5, height: 0.015 }
    expect(coloursIn(covered, heading)).toEqual(coloursIn(shown, heading))
  })

  test('a page that is shown turned is covered where its text stands now; a name standing twice is covered twice', async () => {
    const bytes = await pdfOf((page) => {
      Object.assign(page.page.dictionary.data, { Rotate: 90 })
      letter(page)
      page.text('Signed for Lam Siu Fong by her mother')
    })
    const covered = await drawn(bytes, 'report.pdf', false)
    expect(covered.places.filter(({ element }) => element === 'name')).toHaveLength(2)
    for (const place of covered.places) expect(coloursIn(covered, place)).toEqual(new Set([cover]))
    expect(covered.height).toBeLessThan(covered.width)
  })

  test('pictures, form fields and notes are left out while it is covered', async () => {
    const card = new PNG({ width: 300, height: 200 })
    card.data.fill(120)
    const bytes = await pdfOf((page) => {
      letter(page)
      page.image(PNG.sync.write(card), 72, 500, { width: 150 })
      page.note(400, 100, 60, 40, 'Call her sister')
    })
    const where = { element: '', left: 0.15, top: 0.62, width: 0.15, height: 0.05 }
    const covered = await drawn(bytes, 'report.pdf', false)
    expect(covered.left_out).toBe(1)
    expect(coloursIn(covered, where)).toEqual(new Set(['ffffff']))
    expect(coloursIn(await drawn(bytes, 'report.pdf', true), where)).not.toContain('ffffff')
  })

  test('a scan, with or without the text that another program read from it, has no drawing until it is revealed', async () => {
    const scan = new PNG({ width: 600, height: 800 })
    scan.data.fill(200)
    for (const text of ['', 'Lam Siu Fong, HKID A123456(3). '.repeat(20)]) {
      const bytes = await pdfOf((page) => {
        page.image(PNG.sync.write(scan), 0, 0, { width: 595 })
        page.text(text, 72, 72)
      })
      const covered = await drawn(bytes, 'scan.pdf', false)
      expect(covered).toMatchObject({ covered: 'picture', pages: 1, places: [] })
      expect(covered.png).toBeUndefined()
      expect((await drawn(bytes, 'scan.pdf', true)).png).toBeDefined()
    }
  })

  test('a page that is not there, and a file that is none, are refused in words', async () => {
    const bytes = await pdfOf(letter)
    await expect(drawn(bytes, 'report.pdf', false, 7)).rejects.toMatchObject({ state: 'damaged' })
    await expect(drawn(Buffer.from('%PDF-1.7 and no more'), 'x.pdf', false)).rejects.toMatchObject({ state: 'damaged' })
    await expect(drawn(Buffer.from('Dear all'), 'x.txt', true)).rejects.toMatchObject({ state: 'unsupported' })
  })
})

describe('a picture', () => {
  /** Left half red, right half half-transparent blue. */
  function picture(): PNG {
    const png = new PNG({ width: 120, height: 80 })
    for (let at = 0; at < png.data.length; at += 4)
      png.data.set((at / 4) % 120 < 60 ? [200, 10, 20, 255] : [0, 0, 255, 128], at)
    return png
  }
  const at = (left: number) => ({ element: '', left, top: 0.3, width: 0.1, height: 0.3 })

  test.each([
    ['with transparency, on white', { colorType: 6 }, '7f7fff'],
    ['in plain colours', { colorType: 2 }, '0000ff'],
    ['in grey', { colorType: 0 }, undefined],
    ['in grey with transparency', { colorType: 4 }, undefined],
  ] as const)('PNG %s is drawn as it is once revealed', async (_, kind, right) => {
    const bytes = PNG.sync.write(picture(), { ...kind, bgColor: { red: 255, green: 255, blue: 255 } } as object)
    const shown = await drawn(bytes, 'card.png', true)
    expect(shown).toMatchObject({ pages: 1, width: 800, places: [] })
    const [first] = coloursIn(shown, at(0.1))
    if (right !== undefined) expect([...coloursIn(shown, at(0.8)), first]).toEqual([expect.any(String), 'c80a14'])
    else expect(coloursIn(shown, at(0.8))).not.toContain(first)
    expect(await drawn(bytes, 'card.png', false)).toMatchObject({ covered: 'picture' })
  })

  test('bombs, cut files and kinds that are not drawn are refused in words', async () => {
    const bytes = PNG.sync.write(picture())
    const bomb = Buffer.from(bytes)
    bomb.writeUInt32BE(100_000, 16)
    bomb.writeUInt32BE(100_000, 20)
    await expect(drawn(bomb, 'a.png', true)).rejects.toMatchObject({ state: 'too-large' })
    await expect(drawn(bytes.subarray(0, 60), 'a.png', true)).rejects.toMatchObject({ state: 'damaged' })
    await expect(drawn(Buffer.from(`GIF89a${'x'.repeat(40)}`), 'a.gif', true)).rejects.toMatchObject({
      state: 'unsupported',
    })
  })
})
