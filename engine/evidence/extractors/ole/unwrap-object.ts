import { openOle } from './ole-file.ts'

/** A file that was found inside another one. */
export interface InnerFile {
  name: string
  bytes: Uint8Array
}

/**
 * The files in an embedded OLE object: what was packed with "insert object from file" (`Ole10Native`), an OOXML package, a PDF
 * (`CONTENTS`), else the object itself, which may be an old Office document. Bytes that are no OLE file are answered as they are.
 */
export function unwrapOleObject(bytes: Uint8Array, name: string): InnerFile[] {
  if (!isOle(bytes)) return [{ name, bytes }]
  const file = openOle(bytes)
  const native = file.stream('\u0001Ole10Native')
  const packed = native === undefined ? undefined : readNative(native)
  if (packed !== undefined) return [{ name: `${name}/${packed.name}`, bytes: packed.bytes }]
  const inner = file.stream('Package') ?? file.stream('CONTENTS')
  return [{ name, bytes: inner ?? bytes }]
}

export function isOle(bytes: Uint8Array): boolean {
  return bytes.length >= 512 && bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0
}

/** `Ole10Native`: size, flags, label, file name, flags, temporary path, size, data (names zero-ended). [MS-OLEDS] 2.3.6 */
export function readNative(stream: Uint8Array): InnerFile | undefined {
  const view = Buffer.from(stream.buffer, stream.byteOffset, stream.length)
  if (view.length < 16) return undefined
  const label = textAt(view, 6)
  const fileName = textAt(view, label.end)
  const path = textAt(view, fileName.end + 8)
  if (path.end + 4 > view.length) return undefined
  const size = view.readUInt32LE(path.end)
  const bytes = view.subarray(path.end + 4, path.end + 4 + size)
  const name = (label.text || fileName.text).split(/[\\/]/).pop()!
  return size === 0 || bytes.length < size ? undefined : { name: name === '' ? 'object' : name, bytes }
}

function textAt(view: Buffer, from: number): { text: string; end: number } {
  const zero = view.indexOf(0, from)
  const end = zero < 0 ? view.length : zero
  return { text: view.toString('latin1', from, end), end: end + 1 }
}
