import { constants, inflateSync } from 'node:zlib'
import { type InnerFile, unwrapOleObject } from '../ole/unwrap-object.ts'
import { pptRecords } from './ppt-records.ts'

/** [MS-PPT] 2.10.34 ExOleObjStg; instance 1 is packed with zlib behind its unpacked size. */
const embeddedObject = 0x1011
const mostObjects = 2_000

/** Documents that were put into a presentation, each unpacked to at most `most` bytes; what cannot be unpacked is `undefined`. */
export function* embeddedObjects(show: Uint8Array, most: number): Iterable<InnerFile | undefined> {
  const stream = Buffer.from(show.buffer, show.byteOffset, show.length)
  let number = 0
  for (const { type, instance, data } of pptRecords(stream)) {
    if (type !== embeddedObject || ++number > mostObjects) continue
    const bytes = instance === 1 ? unpack(data, most) : data
    if (bytes === undefined) yield undefined
    else yield* unwrapOleObject(bytes, `object${number}`)
  }
}

/** Some programs leave the end of the packed data off: what is there is taken. */
function unpack(data: Buffer, most: number): Buffer | undefined {
  try {
    return inflateSync(data.subarray(4), { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return undefined
  }
}
