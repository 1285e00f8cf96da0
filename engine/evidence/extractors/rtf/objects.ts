import { pictureEnding } from '../image/picture-head.ts'
import { type InnerFile, readNative, unwrapOleObject } from '../ole/unwrap-object.ts'

/** The files in a `\pict` or `\objdata` group; none where it is a drawing format without text or cut off. */
export function filesInObject(taken: {
  what: 'picture' | 'object'
  hex: string
  bytes: Uint8Array | undefined
}): InnerFile[] {
  const bytes = taken.bytes ?? Buffer.from(taken.hex.replace(/[^0-9a-fA-F]/g, ''), 'hex')
  if (bytes.length === 0) return []
  if (taken.what === 'picture') {
    const ending = pictureEnding(bytes)
    return ending === undefined ? [] : [{ name: `picture.${ending}`, bytes }]
  }
  return filesInOle1(bytes)
}

/** An OLE 1.0 object: version, format, class name, topic, item, size, data ([MS-OLEDS] 2.2.4, 2.2.5). */
function filesInOle1(bytes: Uint8Array): InnerFile[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 8
  let className = ''
  for (let part = 0; part < 3; part++) {
    if (at + 4 > view.length) return []
    const length = view.readUInt32LE(at)
    if (part === 0) className = view.toString('latin1', at + 4, at + 4 + Math.min(length, 80)).replace(/\0.*$/, '')
    at += 4 + length
  }
  if (at + 4 > view.length) return []
  const data = view.subarray(at + 4, at + 4 + view.readUInt32LE(at))
  if (className === 'Package') {
    const packed = readNative(Buffer.concat([Buffer.alloc(4), data]))
    if (packed !== undefined) return [packed]
  }
  return data.length === 0 ? [] : unwrapOleObject(data, `object-${className.replace(/[^\w.]/g, '') || 'unknown'}`)
}
