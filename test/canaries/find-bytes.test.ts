import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../cordon.ts'
import { filesIn } from './files-in.ts'
import { BytesFinder } from './find-bytes.ts'

const name = 'Kwazi Wong 黃美玲'
const finder = new BytesFinder([
  { text: name, of: 'a name' },
  { text: 'Z507391(4)', of: 'a number' },
])
const padded = (text: string | Buffer) => Buffer.concat([Buffer.from('xxx'), Buffer.from(text), Buffer.from('yyy')])
const found = (bytes: Buffer) => finder.find(bytes, 'file').map(({ encoding }) => encoding)

test.each([
  ['utf8', name],
  ['lower utf8', name.toLowerCase()],
  ['UPPER utf8', name.toUpperCase()],
  ['utf16', Buffer.from(name, 'utf16le')],
  ['json', JSON.stringify(name).replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`)],
  ['hex', Buffer.from(name).toString('hex')],
  ['HEX', Buffer.from(name).toString('hex').toUpperCase()],
  ['hex of utf16', Buffer.from(name, 'utf16le').toString('hex')],
])('it finds a text written as %s', (encoding, written) => {
  expect(found(padded(written))).toContain(encoding)
})

test('it finds a text within anything that is base64, wherever it begins', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20 }), fc.uint8Array({ maxLength: 20 }), (before, after) => {
      const all = Buffer.concat([before, Buffer.from(name), after])
      for (const alphabet of ['base64', 'base64url'] as const)
        expect(found(padded(all.toString(alphabet))).length).toBeGreaterThan(0)
    }),
  )
})

test('it finds it at the very end and the very start, and says where; in other bytes it finds nothing', () => {
  expect(finder.find(Buffer.from('.Z507391(4)'), 'a')).toMatchObject([{ file: 'a', offset: 1, encoding: 'utf8' }])
  expect(found(Buffer.from('Z507391(4)'))).toEqual(['utf8'])
  expect(found(Buffer.from('Z507391(4'))).toEqual([])
  const noise = Buffer.from(Array.from({ length: 100_000 }, (_, at) => Math.imul(at, 2654435761) >>> 24))
  expect(found(noise)).toEqual([])
})

test('files are read whole, also within what is packed, and their names', () => {
  const folder = temporaryFolder('find')
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'a.txt'), 'nothing')
  writeFileSync(join(folder, 'b.gz'), gzipSync(`some text ${name}`))
  const where = [...filesIn(folder)].flatMap(({ bytes, file }) => finder.find(bytes, file).map((one) => one.file))
  expect(where.map((file) => file.slice(folder.length + 1)).sort()).toEqual([
    `${name} (its name)`,
    `${name}/a.txt (its name)`,
    'b.gz (unpacked)',
  ])
})
