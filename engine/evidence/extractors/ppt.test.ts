import { deflateSync } from 'node:zlib'
import CFB from 'cfb'
import { expect, test } from 'vitest'
import { bytesInMemory } from '../../../base/files/index.ts'
import { ppt } from './ppt.ts'
import { expectCalm } from './samples/expect-calm.ts'
import { readAll } from './samples/read-all.ts'
import { zipOf } from './samples/zip-of.ts'

const atom = (type: number, data: Buffer, instance = 0): Buffer => {
  const head = Buffer.alloc(8)
  head.writeUInt16LE(instance << 4, 0)
  head.writeUInt16LE(type, 2)
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data])
}
const container = (type: number, inside: Buffer[], instance = 0): Buffer => {
  const bytes = atom(type, Buffer.concat(inside), instance)
  bytes.writeUInt16LE((instance << 4) | 0xf, 0)
  return bytes
}
const wide = (text: string) => atom(4000, Buffer.from(text, 'utf16le'))
const narrow = (text: string) => atom(4008, Buffer.from(text, 'latin1'))
const u32 = (...numbers: number[]) => Buffer.concat(numbers.map((number) => Buffer.from(Uint32Array.of(number).buffer)))

/** A show of two slides: the outline, the containers (one of them an earlier version), notes, a master, a comment, a packed file. */
function show(): Buffer {
  const parts: Buffer[] = []
  const offsets: number[] = []
  const add = (part: Buffer): void => {
    offsets.push(parts.reduce((sum, { length }) => sum + length, 0))
    parts.push(part)
  }
  add(
    container(4080, [
      atom(1011, u32(11, 0, 0, 256, 0)),
      wide('陳大文病例'),
      atom(1011, u32(12, 0, 0, 257, 0)),
      narrow('Plan'),
    ]),
  )
  add(container(4080, [atom(1011, u32(13, 0, 0, 258, 0))], 2))
  add(container(1006, [container(0xf00d, [narrow('old text box')])]))
  add(
    container(1006, [
      container(0xf00d, [narrow('first text box')]),
      container(12000, [atom(4026, Buffer.from('check HKID', 'utf16le'), 1)]),
    ]),
  )
  add(container(1006, [container(0xf00d, [narrow('second text box')])]))
  add(container(1008, [container(0xf00d, [narrow('mention her daughter')])]))
  add(container(1016, [narrow('Click to edit Master title style\rHarbour Clinic')]))
  add(atom(0x1011, Buffer.concat([u32(5), deflateSync(Buffer.from('hello'))]), 1))
  add(atom(6002, u32((3 << 20) | 11, offsets[3]!, offsets[4]!, offsets[5]!)))
  return Buffer.concat(parts)
}

function fileOf(streams: Record<string, Buffer>): Buffer {
  const file = CFB.utils.cfb_new()
  for (const [name, bytes] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${name}`, bytes)
  return CFB.write(file, { type: 'buffer' }) as Buffer
}

const read = (streams: Record<string, Buffer>) => readAll(ppt, bytesInMemory(fileOf(streams)))

test('texts are found under their slide, with notes, comments, earlier versions and masters', async () => {
  const { content, spooled } = await read({ 'PowerPoint Document': show() })
  expect(content.map((piece) => (piece.type === 'passage' ? `${piece.where}: ${piece.text}` : piece.type))).toEqual([
    'slide=1: 陳大文病例\nfirst text box\ncheck HKID',
    'slide=1;part=notes: mention her daughter',
    'slide=2: Plan\nsecond text box',
    'part=earlier: old text box',
    'part=master: Harbour Clinic',
    'child',
  ])
  expect([...spooled.values()][0]!.toString()).toBe('hello')
})

test('a show with a password says so', async () => {
  const user = Buffer.concat([u32(0, 0, 0, 0xf3d1c4df), Buffer.alloc(16)])
  expect((await read({ 'PowerPoint Document': show(), 'Current User': user })).ended).toBe('encrypted')
})

test('a show of PowerPoint 95 is not supported', async () =>
  expect((await read({ PP40: Buffer.from('x') })).ended).toBe('unsupported'))

/** A shape with other properties before the one that holds the package, which lies behind the table. */
function shape(newer: Buffer): Buffer {
  const property = (id: number, value: number) => Buffer.concat([Buffer.from(Uint16Array.of(id).buffer), u32(value)])
  const table = [property(0x0101, 7), property(0x8380, 4), property(0x83a9, newer.length)]
  return container(0xf004, [atom(0xf122, Buffer.concat([...table, Buffer.from('name'), newer]), table.length)])
}

test('the words of a SmartArt diagram are found under its slide, a damaged one is a gap', async () => {
  const model =
    '<dgm:dataModel><dgm:pt><dgm:t><a:p><a:r><a:t>Refer Ms Lam</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>'
  const diagram = await zipOf({ 'drs/diagrams/data1.xml': model, 'drs/diagrams/layout1.xml': '<x><t>no words</t></x>' })
  const other = await zipOf({ 'drs/shapexml.xml': '<x><t>said before</t></x>' })
  const slide = container(1006, [shape(diagram), shape(other), shape(diagram.subarray(0, diagram.length - 30))])
  const outline = container(4080, [atom(1011, u32(11, 0, 0, 256, 0))])
  const directory = atom(6002, u32((1 << 20) | 11, outline.length))
  const { content, ended } = await read({ 'PowerPoint Document': Buffer.concat([outline, slide, directory]) })
  expect(ended).toBeUndefined()
  expect(content).toMatchObject([
    { type: 'passage', where: 'slide=1;part=diagram', text: 'Refer Ms Lam' },
    { type: 'gap', where: 'slide=1;part=diagram', state: 'damaged' },
  ])
})

test('a packed file that is damaged is a gap', async () => {
  const { content } = await read({ 'PowerPoint Document': atom(0x1011, Buffer.from('12345678'), 1) })
  expect(content).toMatchObject([{ type: 'gap', state: 'damaged' }])
})

test('spoiled copies end in content or in a reason', async () =>
  expectCalm(ppt, fileOf({ 'PowerPoint Document': show() }), 100))
