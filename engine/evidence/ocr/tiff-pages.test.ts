import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tiffPages } from './tiff-pages.ts'

/** A TIFF whose pages have empty directories at these places, each pointing at the next. */
function tiff(places: number[], order: 'LE' | 'BE'): Buffer {
  const bytes = Buffer.alloc(Math.max(8, ...places) + 6)
  bytes.writeUInt32BE(order === 'LE' ? 0x49492a00 : 0x4d4d002a, 0)
  const write = (value: number, at: number): unknown =>
    order === 'LE' ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at)
  write(places[0] ?? 0, 4)
  for (const [index, place] of places.entries()) write(places[index + 1] ?? 0, place + 2)
  return bytes
}

test.each(['LE', 'BE'] as const)('a fax of three pages (%s) is read page by page', (order) => {
  const starts: number[] = []
  for (const page of tiffPages(tiff([8, 20, 40], order)))
    starts.push(order === 'LE' ? page.readUInt32LE(4) : page.readUInt32BE(4))
  expect(starts).toEqual([8, 20, 40])
})

test('a chain of pages that bites its tail ends', () => {
  const bytes = tiff([8, 20], 'LE')
  bytes.writeUInt32LE(8, 22)
  expect([...tiffPages(bytes)].length).toBe(2)
})

test('a PNG is one page', () => expect([...tiffPages(Buffer.from('89504e470d0a1a0a', 'hex'))].length).toBe(1))

test('any bytes behind a TIFF head are taken calmly', () =>
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (rest) => {
      expect([...tiffPages(Buffer.concat([Buffer.from('49492a0008000000', 'hex'), rest]))].length).toBeLessThanOrEqual(
        500,
      )
    }),
  ))
