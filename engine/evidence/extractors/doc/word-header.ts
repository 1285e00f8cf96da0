import { Unreadable } from '../../content.ts'
import { decodeText } from '../../decode-text.ts'

/** The head of a Word file ([MS-DOC] 2.5.1 FibBase): version at 2, flags at 10. */
const firstModernVersion = 0x00c1
const encryptedFlag = 0x0100
const secondTableFlag = 0x0200

export function isEncryptedWord(main: Buffer): boolean {
  return main.length > 12 && (main.readUInt16LE(10) & encryptedFlag) !== 0
}

/** Word 6 and Word 95. */
export function isOldWord(main: Buffer): boolean {
  return main.length > 12 && main.readUInt16LE(2) < firstModernVersion
}

/** Text of a Word 6 or 95 document: in the code page of its author, in one piece from `fcMin` to `fcMac` (offsets 24 and 28). */
export function readOldWord(main: Buffer): string {
  return main.length < 32 ? '' : decodeText(main.subarray(main.readUInt32LE(24), main.readUInt32LE(28))).text
}

/** What the File Information Block tells of where the text lies ([MS-DOC] 2.5): offsets are the same in all versions from 97. */
export class Fib {
  /** Name of the stream that holds the tables. */
  readonly tableStream: string
  /** Characters of the stories: body, footnotes, headers, macros, comments, endnotes, text boxes, text boxes of headers. */
  readonly storyLengths: number[]
  /** Where in the table stream the list of text pieces lies, and the list of pages with paragraph properties. */
  readonly pieces: { at: number; length: number }
  readonly paragraphPages: { at: number; length: number }

  constructor(main: Buffer) {
    if (main.length < 0x1aa) throw new Unreadable('damaged', 'The document is damaged: its head is cut off')
    this.tableStream = (main.readUInt16LE(10) & secondTableFlag) === 0 ? '0Table' : '1Table'
    this.storyLengths = [76, 80, 84, 88, 92, 96, 100, 104].map((at) => Math.max(0, main.readInt32LE(at)))
    this.pieces = { at: main.readUInt32LE(0x1a2), length: main.readUInt32LE(0x1a6) }
    this.paragraphPages = { at: main.readUInt32LE(0x102), length: main.readUInt32LE(0x106) }
  }
}
