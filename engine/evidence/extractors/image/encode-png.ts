import { crc32, deflateSync } from 'node:zlib'

/**
 * A PNG of 8-bit grey pixels (`stride` bytes from row to row), filtered by "sub" and packed fast: it goes to the spool and is
 * read once.
 */
export function encodeGreyPng(pixels: Uint8Array, width: number, height: number, stride: number): Buffer {
  return encodePng(pixels, { width, height, stride, samples: 1 })
}

interface Pixels {
  width: number
  height: number
  /** Bytes from row to row. */
  stride: number
  /** Bytes of a pixel: 1 is grey, 3 is red, green, blue. */
  samples: 1 | 3
}

/** The same of grey or coloured pixels. `level`: 1 packs fast, 9 small. */
export function encodePng(pixels: Uint8Array, { width, height, stride, samples }: Pixels, level = 1): Buffer {
  const row = width * samples
  const lines = Buffer.allocUnsafe((row + 1) * height)
  for (let y = 0; y < height; y++) {
    const from = y * stride
    const to = y * (row + 1)
    lines[to] = 1
    for (let x = 0; x < samples; x++) lines[to + 1 + x] = pixels[from + x]!
    for (let x = samples; x < row; x++) lines[to + 1 + x] = pixels[from + x]! - pixels[from + x - samples]!
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  head[9] = samples === 1 ? 0 : 2
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines, { level })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const whole = Buffer.alloc(data.length + 12)
  whole.writeUInt32BE(data.length, 0)
  whole.write(type, 4, 'latin1')
  data.copy(whole, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8)
  return whole
}
