import { inflateSync } from 'node:zlib'
import { Unreadable } from '../content.ts'
import { pictureEnding, pictureSize } from '../extractors/image/picture-head.ts'

/** More would take too much memory to lay out for one look. */
const mostPixels = 60_000_000

/**
 * A PDF of one page with the picture on it, a pixel a point, so that whoever draws PDF draws pictures too: its bytes are put in as they are
 * (JPEG, plain PNG), or unpacked (PNG with transparency, on white). Throws `Unreadable` for others.
 */
export function wrapPicture(bytes: Uint8Array): Buffer {
  const size = pictureSize(bytes)
  const ending = pictureEnding(bytes)
  if (ending !== 'jpg' && ending !== 'png')
    throw new Unreadable('unsupported', 'Pictures of this kind are shown as their text only; JPEG and PNG are drawn')
  if (size === undefined || size.width < 1 || size.height < 1)
    throw new Unreadable('damaged', 'The picture does not say how large it is')
  if (size.width * size.height > mostPixels)
    throw new Unreadable('too-large', `The picture has ${size.width} x ${size.height} pixels, too many to be drawn`)
  const { dictionary, data, palette } = ending === 'jpg' ? jpegAsImage(bytes) : pngAsImage(bytes)
  return pdfAround(size, dictionary, data, palette)
}

interface Image {
  /** PDF 32000-1, 8.9.5: what the decoder must know, without size and length. */
  dictionary: string
  data: Uint8Array
  palette?: Uint8Array
}

/** CMYK of Adobe's programs is stored inverted. */
function jpegAsImage(bytes: Uint8Array): Image {
  const samples = jpegSamples(bytes)
  const space = samples === 1 ? '/DeviceGray' : samples === 4 ? '/DeviceCMYK /Decode [1 0 1 0 1 0 1 0]' : '/DeviceRGB'
  return { dictionary: `/Filter /DCTDecode /BitsPerComponent 8 /ColorSpace ${space}`, data: bytes }
}

/** Components of the frame header (ITU T.81, B.2.2). */
function jpegSamples(bytes: Uint8Array): number {
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return bytes[at + 9]!
    at += marker === 0xff ? 1 : 2 + (bytes[at + 2]! << 8) + bytes[at + 3]!
  }
  throw new Unreadable('damaged', 'The picture is damaged: its frame cannot be found')
}

/** PNG 1.2, 11.2.2: samples of a pixel by colour type. */
const pngSamples: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

function pngAsImage(bytes: Uint8Array): Image {
  const { data, palette } = pngChunks(bytes)
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const [width, height] = [view.readUInt32BE(16), view.readUInt32BE(20)]
  const [depth, type, interlaced] = [bytes[24]!, bytes[25]!, bytes[28]!]
  const samples = pngSamples[type]
  if (samples === undefined || data.length === 0) throw new Unreadable('damaged', 'The PNG is damaged')
  if (interlaced !== 0) throw new Unreadable('unsupported', 'Interlaced PNG is shown as its text only')
  if (type === 4 || type === 6) {
    if (depth !== 8) throw new Unreadable('unsupported', 'PNG of 16 bits with transparency is shown as its text only')
    const plain = onWhite(unfilter(data, width, height, samples), samples)
    const space = samples === 2 ? '/DeviceGray' : '/DeviceRGB'
    return { dictionary: `/BitsPerComponent 8 /ColorSpace ${space}`, data: plain }
  }
  const colours = palette === undefined ? 0 : palette.length / 3 - 1
  if (type === 3 && palette === undefined) throw new Unreadable('damaged', 'The PNG has no colours')
  const space = type === 3 ? `[/Indexed /DeviceRGB ${colours} 5 0 R]` : type === 0 ? '/DeviceGray' : '/DeviceRGB'
  const packed = `/DecodeParms << /Predictor 15 /Colors ${samples} /BitsPerComponent ${depth} /Columns ${width} >>`
  return {
    dictionary: `/Filter /FlateDecode ${packed} /BitsPerComponent ${depth} /ColorSpace ${space}`,
    data,
    ...(palette !== undefined && { palette }),
  }
}

function pngChunks(bytes: Uint8Array): { data: Buffer; palette: Uint8Array | undefined } {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const data: Uint8Array[] = []
  let palette: Uint8Array | undefined
  for (let at = 8; at + 8 <= view.length; ) {
    const length = view.readUInt32BE(at)
    const type = view.toString('latin1', at + 4, at + 8)
    const content = view.subarray(at + 8, at + 8 + length)
    if (type === 'IDAT') data.push(content)
    if (type === 'PLTE' && length >= 3) palette = content.subarray(0, length - (length % 3))
    if (type === 'IEND') break
    at += length + 12
  }
  return { data: Buffer.concat(data), palette }
}

/** PNG 1.2, 9: undoes the filter of each row. */
function unfilter(data: Buffer, width: number, height: number, samples: number): Uint8Array {
  const row = width * samples
  let packed: Buffer
  try {
    packed = inflateSync(data, { maxOutputLength: (row + 1) * height + 1 })
  } catch (cause) {
    throw new Unreadable('damaged', 'The PNG is damaged: its pixels do not unpack', { cause })
  }
  if (packed.length < (row + 1) * height) throw new Unreadable('damaged', 'The PNG is cut off')
  const out = new Uint8Array(row * height)
  for (let y = 0; y < height; y++) {
    const filter = packed[y * (row + 1)]!
    for (let x = 0; x < row; x++) {
      const left = x < samples ? 0 : out[y * row + x - samples]!
      const above = y === 0 ? 0 : out[(y - 1) * row + x]!
      const corner = x < samples || y === 0 ? 0 : out[(y - 1) * row + x - samples]!
      out[y * row + x] = packed[y * (row + 1) + 1 + x]! + predicted(filter, left, above, corner)
    }
  }
  return out
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  if (filter !== 4) return 0
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)]
  return a <= b && a <= c ? left : b <= c ? above : corner
}

/** The last sample of each pixel says how much of it is seen. */
function onWhite(pixels: Uint8Array, samples: number): Uint8Array {
  const colours = samples - 1
  const out = new Uint8Array((pixels.length / samples) * colours)
  let to = 0
  for (let from = 0; from < pixels.length; from += samples) {
    const seen = pixels[from + colours]!
    for (let at = 0; at < colours; at++) out[to++] = 255 + Math.round(((pixels[from + at]! - 255) * seen) / 255)
  }
  return out
}

function pdfAround(
  { width, height }: { width: number; height: number },
  dictionary: string,
  data: Uint8Array,
  palette?: Uint8Array,
): Buffer {
  const drawn = `q ${width} 0 0 ${height} 0 0 cm /P Do Q`
  const image = `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${dictionary} /Length ${data.length} >>`
  const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /XObject << /P 4 0 R >> >> /Contents 6 0 R >>`
  const objects: Uint8Array[][] = [
    [text('<< /Type /Catalog /Pages 2 0 R >>')],
    [text('<< /Type /Pages /Kids [3 0 R] /Count 1 >>')],
    [text(page)],
    stream(image, data),
    stream(`<< /Length ${palette?.length ?? 0} >>`, palette ?? new Uint8Array()),
    stream(`<< /Length ${drawn.length} >>`, text(drawn)),
  ]
  const pieces: Uint8Array[] = [text('%PDF-1.7\n')]
  let length = pieces[0]!.length
  const places: number[] = []
  for (const [at, object] of objects.entries()) {
    places.push(length)
    for (const piece of [text(`${at + 1} 0 obj\n`), ...object, text('\nendobj\n')]) {
      pieces.push(piece)
      length += piece.length
    }
  }
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const count = objects.length + 1
  pieces.push(
    text(
      `xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer << /Size ${count} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF`,
    ),
  )
  return Buffer.concat(pieces)
}

const text = (words: string): Buffer => Buffer.from(words, 'latin1')
const stream = (dictionary: string, data: Uint8Array): Uint8Array[] => [
  text(`${dictionary}\nstream\n`),
  data,
  text('\nendstream'),
]
