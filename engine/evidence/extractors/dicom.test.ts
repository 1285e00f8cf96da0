import { existsSync, readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { bytesInMemory, bytesOfFile } from '../../../base/files/index.ts'
import type { Content, Fields } from '../content.ts'
import { decodeValue } from './dicom/decode-value.ts'
import { dicom } from './dicom.ts'
import { readAll } from './samples/read-all.ts'
import { spoiled } from './samples/spoil.ts'

type Value = string | Buffer | Value[][] | [tag: string, vr: string, value: unknown][][]
type Item = [tag: string, vr: string, value: Value]
interface Writing {
  explicit?: boolean
  big?: boolean
  undefinedLength?: boolean
}

const long = new Set(['OB', 'SQ', 'UT', 'UN'])

/** Writes elements as a scanner would. */
function elements(items: readonly Item[], writing: Writing = {}): Buffer {
  const { explicit = true, big = false, undefinedLength = false } = writing
  const number = (value: number, bytes: 2 | 4) => {
    const buffer = Buffer.alloc(bytes)
    if (big) buffer.writeUIntBE(value, 0, bytes)
    else buffer.writeUIntLE(value, 0, bytes)
    return buffer
  }
  const tagOf = (tag: string) => [
    number(Number.parseInt(tag.slice(0, 4), 16), 2),
    number(Number.parseInt(tag.slice(4), 16), 2),
  ]
  const parts = items.flatMap(([tag, vr, value]) => {
    let body: Buffer
    if (Array.isArray(value)) {
      const list = (value as Item[][]).map((item) => {
        const inner = elements(item, writing)
        if (!undefinedLength) return Buffer.concat([...tagOf('FFFEE000'), number(inner.length, 4), inner])
        return Buffer.concat([...tagOf('FFFEE000'), number(0xffffffff, 4), inner, ...tagOf('FFFEE00D'), number(0, 4)])
      })
      if (undefinedLength) list.push(Buffer.concat([...tagOf('FFFEE0DD'), number(0, 4)]))
      body = Buffer.concat(list)
    } else {
      body = typeof value === 'string' ? Buffer.from(value) : value
      if (body.length % 2 === 1) body = Buffer.concat([body, Buffer.from(vr === 'UI' ? '\0' : ' ')])
    }
    const length = undefinedLength && vr === 'SQ' ? 0xffffffff : body.length
    if (!explicit) return [...tagOf(tag), number(length, 4), body]
    if (long.has(vr)) return [...tagOf(tag), Buffer.from(`${vr}\0\0`), number(length, 4), body]
    return [...tagOf(tag), Buffer.from(vr), number(length, 2), body]
  })
  return Buffer.concat(parts)
}

function file(items: readonly Item[], syntax = '1.2.840.10008.1.2.1', writing: Writing = {}): Buffer {
  const body = elements(items, writing)
  return Buffer.concat([
    Buffer.alloc(128),
    Buffer.from('DICM'),
    elements([['00020010', 'UI', syntax]]),
    syntax.endsWith('.99') ? deflateRawSync(body) : body,
  ])
}

const ann: Item[] = [
  ['00080020', 'DA', '20240203'],
  ['00080050', 'SH', 'ACC-77'],
  ['00080060', 'CS', 'CT'],
  ['00080080', 'LO', 'Harbour Clinic'],
  ['00100010', 'PN', 'Lee^Ann'],
  ['00100020', 'LO', '1001'],
  ['00100030', 'DA', '19800203'],
  ['00100040', 'CS', 'F'],
  ['00101001', 'PN', 'Chan^Ann\\Li^An'],
  ['00104000', 'LT', 'C:\\scans; call 5550001'],
  ['00400275', 'SQ', [[['00321060', 'LO', 'Head CT'] as Item], [['00321060', 'LO', 'Neck CT'] as Item]]],
  ['00091010', 'LO', 'referred by Bo'],
]

const valuesOf = (content: readonly Content[]) =>
  Object.fromEntries(
    content
      .filter((piece): piece is Fields => piece.type === 'fields')
      .flatMap(({ paths, values }) => paths.map((path, n) => [path, values[n]])),
  )
const read = async (bytes: Uint8Array) => (await readAll(dicom, bytesInMemory(bytes))).content

const expected = {
  StudyDate: '20240203',
  AccessionNumber: 'ACC-77',
  Modality: 'CT',
  InstitutionName: 'Harbour Clinic',
  PatientName: 'Lee^Ann',
  PatientID: '1001',
  PatientBirthDate: '19800203',
  PatientSex: 'F',
  'OtherPatientNames[0]': 'Chan^Ann',
  'OtherPatientNames[1]': 'Li^An',
  PatientComments: 'C:\\scans; call 5550001',
  'RequestAttributesSequence[0].RequestedProcedureDescription': 'Head CT',
  'RequestAttributesSequence[1].RequestedProcedureDescription': 'Neck CT',
  '(0009,1010)': 'referred by Bo',
}

describe('a DICOM file', () => {
  test.each<[string, string, Writing]>([
    ['explicit little endian', '1.2.840.10008.1.2.1', {}],
    ['explicit big endian', '1.2.840.10008.1.2.2', { big: true }],
    ['implicit little endian', '1.2.840.10008.1.2', { explicit: false }],
    ['deflated', '1.2.840.10008.1.2.1.99', {}],
    ['with sequences of unknown length', '1.2.840.10008.1.2.1', { undefinedLength: true }],
    ['implicit, with sequences of unknown length', '1.2.840.10008.1.2', { explicit: false, undefinedLength: true }],
  ])('%s gives its texts by name', async (_, syntax, writing) => {
    const content = await read(file(ann, syntax, writing))
    expect(content).toMatchObject([{ type: 'fields', where: '', schema: 'dicom', kind: 'CT' }])
    expect(valuesOf(content)).toEqual(expected)
  })

  test.each<[string, Writing]>([
    ['explicit', {}],
    ['implicit', { explicit: false }],
    ['big endian', { big: true }],
  ])('without preamble, %s, is read', async (_, writing) => {
    expect(valuesOf(await read(elements(ann, writing)))).toEqual(expected)
  })

  test('stops before the picture', async () => {
    const content = await read(file([...ann, ['7FE00010', 'OB', Buffer.alloc(100)], ['FFFCFFFC', 'LO', 'not read']]))
    expect(valuesOf(content)).toEqual(expected)
  })

  const shot = (pixels: Buffer, photometric: string, samples: number): Item[] => [
    ['00080060', 'CS', 'US'],
    ['00100010', 'PN', 'Lee^Ann'],
    ['00280002', 'US', Buffer.from([samples, 0])],
    ['00280004', 'CS', photometric],
    ['00280010', 'US', Buffer.from([2, 0])],
    ['00280011', 'US', Buffer.from([3, 0])],
    ['00280100', 'US', Buffer.from([8, 0])],
    ['7FE00010', 'OB', pixels],
  ]

  test.each<[string, number]>([
    ['MONOCHROME2', 1],
    ['RGB', 3],
  ])('of an ultrasound hands its picture on (%s)', async (photometric, samples) => {
    const pixels = Buffer.from(Array.from({ length: 6 * samples }, (_, n) => n * 9))
    const { content, spooled } = await readAll(dicom, bytesInMemory(file(shot(pixels, photometric, samples))))
    expect(content.map((piece) => piece.type)).toEqual(['picture', 'fields'])
    const tiff = [...spooled.values()][0]!
    expect(tiff.subarray(0, 4).toString('latin1')).toBe('II*\0')
    expect(tiff.subarray(-pixels.length)).toEqual(pixels)
  })

  test('whose picture would need a decoder says that text in it was not read', async () => {
    const content = await read(file(shot(Buffer.alloc(6), 'YBR_FULL', 1)))
    expect(content).toMatchObject([{ type: 'gap', state: 'partial' }, { type: 'fields' }])
  })

  test('gives the document inside as a child', async () => {
    const letter = Buffer.from('%PDF-1.4 about Ann Lee')
    const { content, spooled } = await readAll(
      dicom,
      bytesInMemory(file([...ann, ['00420011', 'OB', letter], ['00420012', 'LO', 'application/pdf']])),
    )
    expect(content[0]).toMatchObject({ type: 'child', name: 'document.pdf' })
    expect([...spooled.values()]).toEqual([letter])
  })

  test('that lists many patients (DICOMDIR) gives each record by itself', async () => {
    const record = (name: string): Item[] => [
      ['00041430', 'CS', 'PATIENT'],
      ['00100010', 'PN', name],
    ]
    const content = await read(file([['00041220', 'SQ', [record('Lee^Ann'), record('Chan^Bo')]]]))
    expect(content).toMatchObject([
      { where: 'record=1', values: ['PATIENT', 'Lee^Ann'] },
      { where: 'record=2', values: ['PATIENT', 'Chan^Bo'] },
    ])
  })

  test('that breaks off gives what stands before, and a gap', async () => {
    const content = await read(file(ann).subarray(0, 300))
    expect(valuesOf(content)['PatientName']).toBe('Lee^Ann')
    expect(content.filter((piece) => piece.type === 'gap')).toMatchObject([{ state: 'partial' }])
  })

  test('nested beyond all sense is a gap', async () => {
    let items: Item[] = [['00100010', 'PN', 'x']]
    for (let depth = 0; depth < 60; depth++) items = [['0040A730', 'SQ', [items]]]
    expect(await read(file([...ann.slice(0, 7), ...items]))).toMatchObject([
      { type: 'gap', state: 'too-nested' },
      { type: 'fields' },
    ])
  })

  test('that is none says so', async () => {
    expect(await readAll(dicom, bytesInMemory(Buffer.from('no picture at all')))).toMatchObject({ ended: 'damaged' })
  })

  test('with changed bytes ends in content or in damaged, never runs on', async () => {
    for (const syntax of ['1.2.840.10008.1.2.1', '1.2.840.10008.1.2.1.99'])
      for (const bytes of spoiled(file(ann, syntax, { undefinedLength: true }), 300)) {
        const { ended } = await readAll(dicom, bytesInMemory(bytes))
        expect([undefined, 'damaged', 'too-large']).toContain(ended)
      }
  })
})

describe('text in DICOM', () => {
  test('in one declared charset', () => {
    expect(decodeValue(iconv.encode('Люкceмбypг', 'iso-8859-5'), 'ISO_IR 144')).toBe('Люкceмбypг')
    expect(decodeValue(Buffer.from('王^小東'), 'ISO_IR 192')).toBe('王^小東')
    expect(decodeValue(iconv.encode('陳^大文', 'gb18030'), 'GB18030')).toBe('陳^大文')
  })

  test('that switches charsets comes back, and switches back at each part of a name', () => {
    const japanese = Buffer.concat([
      Buffer.from('Yamada=\x1b$B'),
      Buffer.from([0x3b, 0x33, 0x45, 0x44]),
      Buffer.from('\x1b(B^x'),
    ])
    expect(decodeValue(japanese, '\\ISO 2022 IR 87')).toBe('Yamada=山田^x')
    const korean = Buffer.concat([
      Buffer.from('Hong=\x1b$)C'),
      iconv.encode('洪', 'euc-kr'),
      Buffer.from('^\x1b$)C'),
      iconv.encode('吉洞', 'euc-kr'),
    ])
    expect(decodeValue(korean, '\\ISO 2022 IR 149')).toBe('Hong=洪^吉洞')
  })

  test('that declares nothing is guessed', () => {
    expect(decodeValue(Buffer.from('陳大文'), '')).toBe('陳大文')
  })

  test('of any bytes gives some text', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 40 }),
        fc.constantFrom('', 'ISO_IR 100', 'ISO 2022 IR 6\\ISO 2022 IR 87', 'GBK', 'nonsense'),
        (bytes, charset) => {
          expect(typeof decodeValue(bytes, charset)).toBe('string')
        },
      ),
    )
  })
})

const corpus = '../shared/corpus/dicom/'
describe.skipIf(!existsSync(corpus))('the pydicom files (../shared/corpus)', () => {
  test('197 of 197 expected values are found', async () => {
    const truth = JSON.parse(readFileSync(`${corpus}truth.json`, 'utf8')) as Record<string, string | null>[]
    let count = 0
    for (const { file: name, charset, ...known } of truth) {
      const { content } = await readAll(dicom, bytesOfFile(corpus + name))
      const values = valuesOf(content)
      for (const [key, value] of Object.entries(known)) {
        if (value === null) continue
        expect([name, charset, key, values[key]]).toEqual([name, charset, key, value])
        count++
      }
    }
    expect(count).toBe(197)
  })
})
