import CFB from 'cfb'

export interface WordSample {
  /** Text of the stories; the body may also be given as `before`, `table`, `after`. */
  stories: { body: string; footnotes?: string; headers?: string; comments?: string }
  before?: string
  table?: string[][]
  after?: string
  /** UTF-16 instead of one byte per character. */
  isWide?: boolean
  flags?: number
  /** More streams by path. */
  streams?: Record<string, Buffer>
}

const textAt = 1024

/** A minimal Word 97 file ([MS-DOC]): one text piece, one page of paragraph properties that marks the ends of table rows. */
export function wordFile({
  stories,
  before = '',
  table = [],
  after = '',
  isWide = false,
  flags = 0,
  streams = {},
}: WordSample): Buffer {
  const width = isWide ? 2 : 1
  const rows = table.map((row) => `${row.map((cell) => `${cell}\u0007`).join('')}\u0007`)
  const body = stories.body + before + rows.join('') + after
  const parts = [body, stories.footnotes ?? '', stories.headers ?? '', '', stories.comments ?? '']
  const text = Buffer.from(parts.join(''), isWide ? 'utf16le' : 'latin1')
  const pageAt = Math.ceil((textAt + text.length) / 512) * 512
  const main = Buffer.alloc(pageAt + 512)
  main.writeUInt16LE(0xa5ec, 0)
  main.writeUInt16LE(0xc1, 2)
  main.writeUInt16LE(flags, 10)
  for (const [at, part] of parts.entries()) main.writeInt32LE(part.length, 76 + at * 4)
  text.copy(main, textAt)
  writePage(main.subarray(pageAt), stories.body.length + before.length, rows, width)
  const pieces = pieceTable(parts.join('').length, isWide)
  const pages = Buffer.alloc(12)
  pages.writeUInt32LE(pageAt / 512, 8)
  main.writeUInt32LE(0, 0x1a2)
  main.writeUInt32LE(pieces.length, 0x1a6)
  main.writeUInt32LE(pieces.length, 0x102)
  main.writeUInt32LE(pages.length, 0x106)
  const file = CFB.utils.cfb_new()
  CFB.utils.cfb_add(file, '/WordDocument', main)
  CFB.utils.cfb_add(file, '/0Table', Buffer.concat([pieces, pages]))
  for (const [path, bytes] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${path}`, bytes)
  return CFB.write(file, { type: 'buffer' }) as Buffer
}

function pieceTable(characters: number, isWide: boolean): Buffer {
  const clx = Buffer.alloc(5 + 16)
  clx[0] = 2
  clx.writeUInt32LE(16, 1)
  clx.writeUInt32LE(characters, 9)
  clx.writeUInt32LE(isWide ? textAt : ((textAt * 2) | 0x4000_0000) >>> 0, 15)
  return clx
}

/** Two paragraphs for each row: its cells, and the mark that ends it, which carries sprmPFTtp. */
function writePage(page: Buffer, from: number, rows: string[], width: number): void {
  const offsets = [textAt, textAt + from * width]
  const marks = [0]
  for (const row of rows) {
    const end = offsets.at(-1)! + row.length * width
    offsets.push(end - width, end)
    marks.push(0, 200)
  }
  for (const [at, offset] of offsets.entries()) page.writeUInt32LE(offset, at * 4)
  for (const [at, mark] of marks.entries()) page[offsets.length * 4 + at * 13] = mark
  page.set([3, 0, 0, 0x17, 0x24, 1], 400)
  page[511] = marks.length
}
