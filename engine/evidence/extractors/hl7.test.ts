import { existsSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { bytesInMemory, bytesOfFile } from '../../../base/files/index.ts'
import type { Content, Fields } from '../content.ts'
import { hl7 } from './hl7.ts'
import { readAll } from './samples/read-all.ts'
import { spoiled } from './samples/spoil.ts'

const read = async (text: string | Uint8Array) =>
  (await readAll(hl7, bytesInMemory(typeof text === 'string' ? Buffer.from(text) : text))).content
const fieldsOf = (content: readonly Content[]) => content.filter((piece): piece is Fields => piece.type === 'fields')
const at = (fields: Fields, path: string) => fields.values[fields.paths.indexOf(path)]
const lineOf = (fields: Fields, path: string) => fields.lines![fields.paths.indexOf(path)]

const admit = (name: string, extra: string[] = []) => [
  'MSH|^~\\&|WARD|HARBOUR|LAB|HARBOUR|20240203101500||ADT^A01|77|P|2.5',
  `PID|1||1001^^^HARBOUR^MR~A123456(3)^^^HK^NI||${name}||19800203|F`,
  'PV1|1|I|4B^12',
  ...extra,
]

describe('HL7 v2 messages', () => {
  test.each([['\r'], ['\n'], ['\r\n']])('with segments ended by %j are one record each', async (end) => {
    const feed = [...admit('LEE^ANN'), '', ...admit('CHAN^BO')].join(end)
    const [first, second] = fieldsOf(await read(feed))
    expect(first).toMatchObject({ where: 'line=1', schema: 'hl7', kind: 'ADT^A01', delimiters: '|^~\\&' })
    expect(at(first!, 'MSH-3')).toBe('WARD')
    expect(at(first!, 'MSH-9')).toBe('ADT^A01')
    expect(at(first!, 'PID-3')).toBe('1001^^^HARBOUR^MR~A123456(3)^^^HK^NI')
    expect(lineOf(first!, 'PID-5')).toBe(2)
    expect(second!.where).toBe('line=5')
    expect(at(second!, 'PID-5')).toBe('CHAN^BO')
  })

  test('number the repetitions of a segment', async () => {
    const results = ['OBX|1|NM|718-7^Hb||13.1', 'OBX|2|NM|2345-7^Glucose||5.4', 'OBX|3|ST|883-9^Group||A']
    const [fields] = fieldsOf(await read(admit('LEE^ANN', results).join('\r')))
    expect([at(fields!, 'OBX-5'), at(fields!, 'OBX-5#2'), at(fields!, 'OBX-5#3')]).toEqual(['13.1', '5.4', 'A'])
    expect(lineOf(fields!, 'OBX-5#3')).toBe(6)
  })

  test('bring their own delimiters', async () => {
    const [fields] = fieldsOf(await read('MSH#*@!%#WARD#H#L#H#2024##ORU*R01#1\rPID#1##1001*MR##LEE*ANN!S!'))
    expect(fields).toMatchObject({ kind: 'ORU^R01', delimiters: '#*@!%' })
    expect(at(fields!, 'PID-5')).toBe('LEE*ANN*')
  })

  test('with line ends inside a text keep it whole', async () => {
    const [fields] = fieldsOf(
      await read(admit('LEE^ANN', ['NTE|1||Seen today.', 'No change; review in May.', 'OBX|1|TX|n||ok']).join('\n')),
    )
    expect(at(fields!, 'NTE-3')).toBe('Seen today.\nNo change; review in May.')
    expect(lineOf(fields!, 'OBX-5')).toBe(6)
  })

  test('in frames and batches are found; null and empty fields are left out', async () => {
    const feed = `FHS|^~\\&|WARD\rBHS|^~\\&|WARD\r\x0b${admit('LEE^ANN').join('\r')}\r\x1c\rZPI|""|x\rBTS|1\r`
    const records = fieldsOf(await read(feed))
    expect(records.map(({ kind }) => kind)).toEqual(['FHS', 'BHS', 'ADT^A01'])
    expect(records[2]!.paths).not.toContain('ZPI-1')
    expect(at(records[2]!, 'ZPI-2')).toBe('x')
  })

  test('in the lines of a log are found', async () => {
    const log = `2024-02-03 10:15:00 INFO in <- ${admit('LEE^ANN').join('\n')}\n2024-02-03 10:15:09 INFO in <- ${admit('CHAN^BO').join('\n')}`
    expect(fieldsOf(await read(log)).map((fields) => at(fields, 'PID-5'))).toEqual(['LEE^ANN', 'CHAN^BO'])
  })

  test.each([
    ['UNICODE UTF-8', 'utf-8'],
    ['BIG-5', 'big5-hkscs'],
    ['GB 18030-2000', 'gb18030'],
    ['', 'utf-8'],
    ['8859/1', 'utf-8'],
  ])('that say %j and are in %s are decoded, delimiters among the trail bytes or not', async (claim, charset) => {
    const [header, ...rest] = admit('陳^功許蓋')
    const message = [`${header}||||||${claim}`, ...rest].join('\r')
    const [fields] = fieldsOf(await read(iconv.encode(message, charset)))
    expect(at(fields!, 'PID-5')).toBe('陳^功許蓋')
  })

  test('in UTF-16 are decoded', async () => {
    const [fields] = fieldsOf(await read(iconv.encode(admit('陳^大文').join('\r\n'), 'utf-16le', { addBOM: true })))
    expect(at(fields!, 'PID-5')).toBe('陳^大文')
  })

  test('that carry a document give it as a child', async () => {
    const letter = Buffer.from('%PDF-1.4 letter for Ann Lee')
    const feed = admit('LEE^ANN', [`OBX|1|ED|PDF||LAB^application^pdf^Base64^${letter.toString('base64')}`]).join('\r')
    const { content, spooled } = await readAll(hl7, bytesInMemory(Buffer.from(feed)))
    expect(content[1]).toMatchObject({ type: 'child', name: 'line-4.pdf' })
    expect([...spooled.values()]).toEqual([letter])
    expect(at(fieldsOf(content)[0]!, 'OBX-5')).toBe('LAB^application^pdf^Base64')
  })

  test('without a readable header are one gap, the others are read', async () => {
    const content = await read([...admit('LEE^ANN'), 'MSH', 'PID|1||9', ...admit('CHAN^BO')].join('\r'))
    expect(content.map((piece) => piece.type)).toEqual(['fields', 'gap', 'fields'])
    expect(content[1]).toMatchObject({ where: 'line=4', state: 'damaged' })
  })

  test('text outside of any message is not lost', async () => {
    expect((await read(`Feed of ward 4B\r\n${admit('LEE^ANN').join('\r\n')}`))[0]).toEqual({
      type: 'passage',
      where: 'line=1',
      text: 'Feed of ward 4B',
    })
  })

  test('of any fields come back', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '陳', '^', '~', ' ', '1'), minLength: 1, maxLength: 9 }), {
          minLength: 1,
          maxLength: 20,
        }),
        async (values) => {
          const [fields] = fieldsOf(await read(`MSH|^~\\&|A\rZZZ|${values.join('|')}`))
          expect(fields!.values.slice(-values.length)).toEqual(values)
        },
      ),
    ))

  test('that are damaged end without an exception', async () => {
    const sample = Buffer.from(
      [...admit('LEE^ANN', ['OBX|1|ED|x||a^b^pdf^Base64^QUJDREVGR0hJSktMTU5P']), ...admit('CHAN^BO\\X41\\')].join('\r'),
    )
    for (const bytes of spoiled(sample, 400)) expect((await readAll(hl7, bytesInMemory(bytes))).ended).toBeUndefined()
  })
})

const simhospital = '../shared/corpus/simhospital-hl7v2/messages.hl7'
describe.skipIf(!existsSync(simhospital))('the SimHospital feed (../shared/corpus)', () => {
  test('has 481 messages of 196 patients, and no gap', async () => {
    const { content } = await readAll(hl7, bytesOfFile(simhospital))
    expect(content.every((piece) => piece.type === 'fields')).toBe(true)
    expect(content).toHaveLength(481)
    expect(new Set(fieldsOf(content).map((fields) => at(fields, 'PID-2')!.split('^')[0])).size).toBe(196)
  })
})

const samples = '../shared/corpus/fhir-converter-samples/Hl7v2/'
describe.skipIf(!existsSync(samples))('HL7 samples of many types (../shared/corpus)', () => {
  test('69 files give 69 messages, each with a patient name, and no gap', async () => {
    const files = readdirSync(samples)
    expect(files).toHaveLength(69)
    for (const file of files) {
      const { content, ended } = await readAll(hl7, bytesOfFile(samples + file))
      expect([file, ended, content.filter((piece) => piece.type === 'gap')]).toEqual([file, undefined, []])
      const [only, ...more] = fieldsOf(content)
      expect(more).toEqual([])
      expect(at(only!, 'PID-5')).toBeTruthy()
    }
  })
})
