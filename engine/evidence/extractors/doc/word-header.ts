import { decodeText } from '../../decode-text.ts'

/** The head of a Word file ([MS-DOC] 2.5.1 FibBase): version at 2, flags at 10. */
const firstModernVersion = 0x00c1
const encryptedFlag = 0x0100

export function isEncryptedWord(main: Uint8Array): boolean {
  return main.length > 12 && (viewOf(main).readUInt16LE(10) & encryptedFlag) !== 0
}

/** Word 6 and Word 95. */
export function isOldWord(main: Uint8Array): boolean {
  return main.length > 12 && viewOf(main).readUInt16LE(2) < firstModernVersion
}

/** Text of a Word 6 or 95 document: in the code page of its author, in one piece from `fcMin` to `fcMac` (offsets 24 and 28). */
export function readOldWord(main: Uint8Array): string {
  if (main.length < 32) return ''
  const view = viewOf(main)
  return decodeText(main.subarray(view.readUInt32LE(24), view.readUInt32LE(28))).text
}

function viewOf(main: Uint8Array): Buffer {
  return Buffer.from(main.buffer, main.byteOffset, main.length)
}
