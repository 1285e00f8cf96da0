import type { Element, ElementReader } from './read-elements.ts'

/** What the header says about the picture; undefined or '' where it says nothing. */
export interface PictureHeader {
  rows?: number
  columns?: number
  samples?: number
  bits?: number
  planar?: number
  photometric: string
  modality: string
  /** BurnedInAnnotation is YES, or the picture was made by scanning or capturing a screen. */
  mayCarryText: boolean
}

const mostBytes = 256 << 20
/** Ultrasound prints the patient's name into every frame; these others are photographs of screens and paper. */
const printing = new Set(['US', 'IVUS', 'OT', 'XC', 'DOC', 'SC'])

/** True where names are likely to be printed into the picture, so that it is worth reading. */
export function isWorthReading(header: PictureHeader): boolean {
  return header.mayCarryText || printing.has(header.modality)
}

/**
 * The first frame as a picture file: the JPEG that is inside, or plain 8-bit grey or colour as TIFF. Undefined for what
 * would need a decoder (JPEG-LS, JPEG 2000, run-length) or is too large.
 */
export function pictureFile(reader: ElementReader, element: Element, header: PictureHeader): Uint8Array | undefined {
  return element.length < 0 ? firstJpeg(reader, element.at) : plainTiff(reader, element, header)
}

/** Encapsulated pixel data: an offset table, then fragments; the first one that is a baseline JPEG with its end. */
function firstJpeg(reader: ElementReader, from: number): Uint8Array | undefined {
  const syntax = { explicit: true, bigEndian: false }
  const table = reader.elementAt(from, syntax)
  if (table === undefined || table.tag !== 0xfffee000 || table.length < 0) return undefined
  const frame = reader.elementAt(table.at + table.length, syntax)
  if (frame === undefined || frame.tag !== 0xfffee000 || frame.length < 4 || frame.length > mostBytes) return undefined
  const bytes = reader.bytesAt(frame.at, frame.length)
  const isJpeg = bytes.length === frame.length && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
  // JPEG-LS begins like JPEG, with its own start-of-frame mark; lossless JPEG too.
  const marks = bytes.subarray(0, 1024).toString('latin1')
  return isJpeg && /\xff[\xc0\xc2]/.test(marks) ? Buffer.from(bytes) : undefined
}

function plainTiff(reader: ElementReader, { at, length }: Element, header: PictureHeader): Uint8Array | undefined {
  const { rows = 0, columns = 0, samples = 1, bits, planar = 0, photometric } = header
  const kind = { MONOCHROME1: 0, MONOCHROME2: 1, RGB: 2 }[photometric]
  const size = rows * columns * samples
  if (bits !== 8 || kind === undefined || samples !== (kind === 2 ? 3 : 1) || (samples === 3 && planar !== 0))
    return undefined
  if (size === 0 || size > mostBytes || size > length) return undefined
  const pixels = reader.bytesAt(at, size)
  return pixels.length < size ? undefined : Buffer.concat([tiffHead(columns, rows, samples, kind), pixels])
}

/** Header and directory of a little-endian TIFF 6.0 with one strip that follows at once. */
function tiffHead(width: number, height: number, samples: number, kind: number): Buffer {
  const short = 3
  const longType = 4
  const entries: [tag: number, type: number, value: number][] = [
    [256, longType, width],
    [257, longType, height],
    [258, short, 8],
    [259, short, 1],
    [262, short, kind],
    [273, longType, 0],
    [277, short, samples],
    [278, longType, height],
    [279, longType, width * height * samples],
  ]
  const bitsAt = 8 + 2 + entries.length * 12 + 4
  const head = Buffer.alloc(bitsAt + 6)
  head.write('II*\0', 0, 'latin1')
  head.writeUInt32LE(8, 4)
  head.writeUInt16LE(entries.length, 8)
  for (const [n, [tag, type, value]] of entries.entries()) {
    const entry = 10 + n * 12
    const perSample = tag === 258 && samples === 3
    head.writeUInt16LE(tag, entry)
    head.writeUInt16LE(type, entry + 2)
    head.writeUInt32LE(perSample ? 3 : 1, entry + 4)
    head.writeUInt32LE(perSample ? bitsAt : tag === 273 ? head.length : value, entry + 8)
  }
  for (let n = 0; n < 3; n++) head.writeUInt16LE(8, bitsAt + n * 2)
  return head
}
