import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProgramRunner } from './contract.ts'
import { openOcr } from './open-ocr.ts'

const font = fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf'))
const folder = mkdtempSync(join(tmpdir(), 'cordon-ocr-'))
const picture = join(folder, 'page.png')
const patients = [
  ['陳大文', 'A425920(3)', '8177 4784', '1940-01-01'],
  ['李美明', 'P166240(9)', '5876 3712', '2010-09-17'],
  ['黃家文', 'K481888(1)', '9892 4224', '1978-09-21'],
]

const run: ProgramRunner = async ({ command, args, env }) => {
  const { status, stdout, error } = spawnSync(command, args, { env: { ...process.env, ...env } })
  return { status, stdout: stdout ?? Buffer.alloc(0), ...(error !== undefined && { failure: 'missing' }) }
}
const hasTesseract = spawnSync('tesseract', ['--version']).status === 0

/** A scanned list of patients: text drawn as outlines has no letters, so the page is a picture to us. */
beforeAll(async () => {
  const page = new PDFDocument({ size: [420, 150], margin: 20 })
  const pieces: Buffer[] = []
  page.on('data', (piece: Buffer) => pieces.push(piece))
  const done = new Promise((resolve) => page.on('end', resolve))
  page.registerFont('tc', font).font('tc').fontSize(11)
  for (const [row, [name, id, phone, birth]] of patients.entries())
    page.text(`${name}  HKID: ${id}  Tel: ${phone}  DOB ${birth}`, 20, 20 + row * 30)
  page.rect(0, 0, 1, 1).fill('white')
  page.end()
  await done
  writeFileSync(picture, await drawn(Buffer.concat(pieces)))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function drawn(bytes: Buffer): Promise<Buffer> {
  const { startPdfium } = await import('../extractors/pdf/pdfium.ts')
  const { openDocument } = await import('../extractors/pdf/open-document.ts')
  const { renderPage } = await import('../extractors/pdf/render-page.ts')
  const pdfium = await startPdfium()
  const document = openDocument(pdfium, bytes)
  const page = pdfium.FPDF_LoadPage(document.handle, 0)
  const png = renderPage(pdfium, page)!
  pdfium.FPDF_ClosePage(page)
  document.close()
  return png
}

const squeezed = (text: string) => text.replace(/ /g, '')

describe.skipIf(!hasTesseract)(`the tesseract program${hasTesseract ? '' : ' (skipped: it is not installed)'}`, () => {
  test('reads names, HKIDs, telephone numbers and dates row by row', async () => {
    const ocr = await openOcr({ program: run, workers: 2 })
    expect(ocr.engine).toBe('tesseract')
    const { text, confidence } = await ocr.read(picture)
    const lines = text.split('\n').filter(Boolean).map(squeezed)
    for (const [at, [name, id, phone, birth]] of patients.entries()) {
      for (const value of [id, squeezed(phone!), birth]) expect(lines[at]).toContain(value)
      if (spawnSync('tesseract', ['--list-langs']).stdout.includes('chi_tra')) expect(lines[at]).toContain(name)
    }
    expect(confidence).toBeGreaterThan(70)
    await ocr.close()
  })

  test('says of a file that is no picture that it is damaged', async () => {
    const path = join(folder, 'no-picture.png')
    writeFileSync(path, 'no picture at all')
    const ocr = await openOcr({ program: run, workers: 1 })
    await expect(ocr.read(path)).rejects.toMatchObject({ state: 'damaged' })
  })
})

test('without the program the built-in engine reads the same page, offline', async () => {
  const ocr = await openOcr({ workers: 1 })
  expect(ocr.engine).toBe('tesseract.js')
  const { text } = await ocr.read(picture)
  for (const [name, id, phone, birth] of patients)
    for (const value of [name!, id!, squeezed(phone!), birth!]) expect(squeezed(text)).toContain(value)
  await ocr.close()
})

test('a program without our languages is not used, and no engine at all says so for each picture', async () => {
  const listing: ProgramRunner = async () => ({ status: 0, stdout: Buffer.from('osd\n') })
  const ocr = await openOcr({ program: listing, workers: 1, languages: ['no_such_language'] })
  expect(ocr.engine).toBe('none')
  await expect(ocr.read(picture)).rejects.toMatchObject({ state: 'unsupported' })
})

test('a program that takes too long is told as such, and pictures wait for their turn', async () => {
  let running = 0
  let most = 0
  const slow: ProgramRunner = async ({ args }) => {
    if (args[0] === '--list-langs') return { status: 0, stdout: Buffer.from('eng\nchi_tra\n') }
    most = Math.max(most, ++running)
    await new Promise((resolve) => setImmediate(resolve))
    running--
    return { status: null, stdout: Buffer.alloc(0), failure: 'killed-time' }
  }
  const ocr = await openOcr({ program: slow, workers: 2 })
  const answers = await Promise.allSettled(Array.from({ length: 6 }, () => ocr.read(picture)))
  expect(most).toBe(2)
  for (const answer of answers) expect(answer).toMatchObject({ status: 'rejected', reason: { state: 'too-large' } })
})

test('a photograph without columns is tried again as scattered words', async () => {
  const layouts: string[] = []
  const word = (text: string) => `5\t1\t1\t1\t1\t1\t0\t0\t100\t20\t90\t${text}`
  const program: ProgramRunner = async ({ args }) => {
    if (args[0] === '--list-langs') return { status: 0, stdout: Buffer.from('eng\n') }
    const layout = args[args.indexOf('--psm') + 1]!
    layouts.push(layout)
    return { status: 0, stdout: Buffer.from(layout === '11' ? word('LAM Siu Fong A123456(3)') : '') }
  }
  const ocr = await openOcr({ program, workers: 1 })
  expect((await ocr.read(picture)).text).toBe('LAM Siu Fong A123456(3)')
  expect(layouts).toEqual(['3', '11'])
})
