import fc from 'fast-check'
import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import { bytesInMemory } from '../../../base/files/index.ts'
import { encodeGreyPng } from './image/encode-png.ts'
import { pictureEnding, pictureSize } from './image/picture-head.ts'
import { image } from './image.ts'
import { readAll } from './samples/read-all.ts'

const read = (bytes: Uint8Array) => readAll(image, bytesInMemory(bytes), { kind: 'png' })
const greyPng = (width: number, height: number) =>
  encodeGreyPng(new Uint8Array(width * height).fill(128), width, height, width)

test('a picture is handed on for OCR as it is', async () => {
  const bytes = greyPng(300, 200)
  const { content, spooled } = await read(bytes)
  expect(content).toMatchObject([{ type: 'picture', where: '' }])
  expect([...spooled.values()][0]).toEqual(bytes)
})

test('icons and tracking dots hold no text', async () => {
  expect((await read(greyPng(16, 16))).content).toEqual([])
  expect((await read(greyPng(1000, 1))).content).toEqual([])
})

test('a picture that claims a billion pixels is not opened', async () => {
  const bytes = greyPng(50, 50)
  bytes.writeUInt32BE(60_000, 16)
  bytes.writeUInt32BE(60_000, 20)
  expect((await read(bytes)).ended).toBe('too-large')
})

test('a picture whose size cannot be told is left to OCR', async () =>
  expect((await read(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]))).content).toHaveLength(1))

describe('sizes', () => {
  const of = (hex: string) => pictureSize(Buffer.from(hex.replace(/\s/g, ''), 'hex'))
  test.each([
    ['gif', '474946383961 2c01 c800 000000', { width: 300, height: 200 }],
    ['bmp', `424d ${'00'.repeat(12)} 28000000 2c010000 38ffffff`, { width: 300, height: 200 }],
    [
      'jpeg behind an EXIF block',
      'ffd8 ffe1 0004 0000 ffc2 0011 08 00c8 012c 03 0000000000000000',
      { width: 300, height: 200 },
    ],
    ['webp', '52494646 00000000 57454250 56503858 0a000000 00000000 2b0100 c70000', { width: 300, height: 200 }],
    ['cut off', '89504e470d0a1a0a', undefined],
    ['no picture', '00000000', undefined],
  ])('%s', (_what, hex, size) => expect(of(hex)).toEqual(size))

  test('any bytes are taken calmly', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => void [pictureSize(bytes), pictureEnding(bytes)]),
    ))
})

test('a grey PNG written by us is read back by another program, pixel by pixel', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 20 }),
      fc.nat(3),
      fc.nat(255),
      (width, height, padding, seed) => {
        const stride = width + padding
        const pixels = Uint8Array.from({ length: stride * height }, (_, at) => (at * 31 + seed * at) & 255)
        const { data } = PNG.sync.read(encodeGreyPng(pixels, width, height, stride))
        for (let y = 0; y < height; y++)
          for (let x = 0; x < width; x++) expect(data[(y * width + x) * 4]).toBe(pixels[y * stride + x])
      },
    ),
    { numRuns: 30 },
  ))
