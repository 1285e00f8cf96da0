const drawingGroup = 0x00eb
const continued = 0x003c

/** The drawing records of an XLS workbook, put together from the record and its continuations ([MS-XLS] 2.4.171). */
export function drawingBytes(workbook: Uint8Array | undefined): Uint8Array {
  if (workbook === undefined) return new Uint8Array()
  const view = Buffer.from(workbook.buffer, workbook.byteOffset, workbook.length)
  const pieces: Buffer[] = []
  let isDrawing = false
  for (let at = 0; at + 4 <= view.length; ) {
    const type = view.readUInt16LE(at)
    const length = view.readUInt16LE(at + 2)
    isDrawing = type === drawingGroup || (isDrawing && type === continued)
    if (isDrawing) pieces.push(view.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return Buffer.concat(pieces)
}
