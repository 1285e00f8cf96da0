import { type PptRecord, pptRecords } from './ppt-records.ts'

/** Tables of a shape's properties ([MS-ODRAW] 2.2.9 - 2.2.11): their number is the record's instance. */
const propertyTables = new Set([0xf00b, 0xf121, 0xf122])
/** The property metroBlob: the shape as newer programs keep it, a small package of XML parts. */
const newerShape = 0x03a9
const propertyBytes = 6
const idBits = 0x3fff
const isComplex = 0x8000
const mostShapes = 2_000

/** Shapes that PowerPoint 2007 and later saved a second time, because the old format has no word for them: SmartArt among others. */
export function* newerShapes(stream: Buffer): Iterable<{ record: PptRecord; bytes: Buffer }> {
  let number = 0
  for (const record of pptRecords(stream)) {
    if (!propertyTables.has(record.type)) continue
    const bytes = complexProperty(record, newerShape)
    if (bytes === undefined) continue
    if (++number > mostShapes) return
    yield { record, bytes }
  }
}

/** Complex properties lie behind the table in its order; their values are their sizes. */
function complexProperty({ instance, data }: PptRecord, wanted: number): Buffer | undefined {
  let at = instance * propertyBytes
  for (let index = 0; index < instance && (index + 1) * propertyBytes <= data.length; index++) {
    const id = data.readUInt16LE(index * propertyBytes)
    if ((id & isComplex) === 0) continue
    const size = data.readUInt32LE(index * propertyBytes + 2)
    if ((id & idBits) === wanted) return data.subarray(at, at + size)
    at += size
  }
  return undefined
}
