import { inflateRawSync } from 'node:zlib'
import { type ByteSource, bytesInMemory } from '../../../../base/files/index.ts'
import { Unreadable } from '../../content.ts'
import { ElementReader, type Syntax } from './read-elements.ts'

/** Where the data set of a file begins, in which bytes, and how it is written. */
export interface DataSet {
  bytes: ByteSource
  at: number
  syntax: Syntax
}

const explicitLittle: Syntax = { explicit: true, bigEndian: false }
const mostDeflated = 256 << 20

/** Reads the file meta information (PS3.10 7.1), where there is any. Throws `Unreadable` for a file that is no DICOM file. */
export function findDataSet(bytes: ByteSource): DataSet {
  const hasPreamble = Buffer.from(bytes.read(128, 4)).toString('latin1') === 'DICM'
  const reader = new ElementReader(bytes)
  let at = hasPreamble ? 132 : 0
  let syntax = ''
  for (;;) {
    const element = reader.elementAt(at, explicitLittle)
    if (element === undefined || Math.floor(element.tag / 0x10000) !== 0x0002 || element.length < 0) break
    if (element.tag === 0x00020010)
      syntax = reader.bytesAt(element.at, element.length).toString('latin1').split(/[\0 ]/, 1)[0]!
    at = element.at + element.length
  }
  switch (syntax) {
    case '1.2.840.10008.1.2':
      return { bytes, at, syntax: guessSyntax(reader, at) ?? { explicit: false, bigEndian: false } }
    case '1.2.840.10008.1.2.2':
      return { bytes, at, syntax: { explicit: true, bigEndian: true } }
    case '1.2.840.10008.1.2.1.99':
      return { bytes: inflated(bytes, at), at: 0, syntax: explicitLittle }
    case '': {
      const guessed = guessSyntax(reader, at)
      const shifted = guessed === undefined ? shiftedStart(reader, at) : undefined
      if (shifted !== undefined) return { bytes, at: shifted, syntax: explicitLittle }
      if (guessed === undefined && !hasPreamble) throw new Unreadable('damaged', 'It does not begin like a DICOM file.')
      return { bytes, at, syntax: guessed ?? explicitLittle }
    }
  }
  return { bytes, at, syntax: explicitLittle }
}

function inflated(bytes: ByteSource, at: number): ByteSource {
  if (bytes.size - at > mostDeflated)
    throw new Unreadable('too-large', 'The compressed data set is too large to be read.')
  try {
    return bytesInMemory(inflateRawSync(bytes.read(at, bytes.size - at), { maxOutputLength: mostDeflated }))
  } catch (cause) {
    throw new Unreadable('damaged', 'The compressed data set could not be unpacked.', { cause })
  }
}

/** How the first element is written: its representation stands there, or its group makes sense one way round. */
function guessSyntax(reader: ElementReader, at: number): Syntax | undefined {
  const head = reader.bytesAt(at, 8)
  if (head.length < 8) return undefined
  const explicit = /^(?:A[ETS]|C[S]|D[AST]|F[LD]|I[S]|L[OT]|O[BDFLVW]|PN|S[HLQSTV]|TM|U[CILNRSTV])$/.test(
    head.toString('latin1', 4, 6),
  )
  const little = head.readUInt16LE(0)
  const big = head.readUInt16BE(0)
  if (little > 0x4ffe && big > 0x4ffe) return undefined
  if (!explicit && little !== 0x0008 && little !== 0x0004 && little !== 0x0010) return undefined
  return { explicit, bigEndian: explicit && big < little }
}

/** A data set that begins some bytes late, behind what a broken tool left: its first element is looked for. */
function shiftedStart(reader: ElementReader, from: number): number | undefined {
  const head = reader.bytesAt(from, 1024)
  for (let at = 1; at + 8 <= head.length; at++)
    if (head.readUInt16LE(at) === 0x0008 && head[at + 3] === 0 && guessSyntax(reader, from + at)?.explicit === true)
      return from + at
  return undefined
}
