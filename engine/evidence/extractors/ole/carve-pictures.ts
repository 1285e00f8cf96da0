import { pictureEnding } from '../image/picture-head.ts'

const firstBlip = 0xf01a
const lastBlip = 0xf02a
const headerBytes = 8
/** Between record header and picture lie one or two checksums of 16 bytes and a tag byte ([MS-ODRAW] 2.2.24 - 2.2.28). */
const prefixes = [17, 33]
const smallest = 64

/** The PNG, JPEG and TIFF pictures in a stream of Office drawing records, wherever the records begin. */
export function* carvePictures(stream: Uint8Array): Iterable<{ ending: string; bytes: Uint8Array }> {
  const view = Buffer.from(stream.buffer, stream.byteOffset, stream.length)
  let at = 2
  while (at + headerBytes < view.length) {
    at = view.indexOf(0xf0, at + 1)
    if (at < 3) return
    const start = at - 3
    const type = view.readUInt16LE(start + 2)
    if (type < firstBlip || type > lastBlip || start + headerBytes > view.length) continue
    const length = view.readUInt32LE(start + 4)
    const end = start + headerBytes + length
    if (length < smallest || end > view.length) continue
    for (const prefix of prefixes) {
      const bytes = view.subarray(start + headerBytes + prefix, end)
      const ending = pictureEnding(bytes)
      if (ending === undefined || ending === 'bmp') continue
      yield { ending, bytes }
      at = end - 1
      break
    }
  }
}
