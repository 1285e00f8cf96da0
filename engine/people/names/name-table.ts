/**
 * Which words each name has, and which names each word has, as numbers. Words of name n are `words[starts[n]]` to `words[starts[n + 1]]`;
 * names of word w are `names[firsts[w]]` to `names[firsts[w + 1]]`, ascending. `owners` and `lengths` (printed words) are by name.
 */
export interface NameTable {
  owners: Uint32Array
  lengths: Uint8Array
  starts: Uint32Array
  words: Uint32Array
  firsts: Uint32Array
  names: Uint32Array
}

/** Turns names and their words around. `counts` is how many words each name has. */
export function makeTable(
  owners: Uint32Array,
  lengths: Uint8Array,
  counts: Uint8Array,
  words: Uint32Array,
  different: number,
): NameTable {
  const starts = new Uint32Array(owners.length + 1)
  for (let name = 0; name < owners.length; name++) starts[name + 1] = starts[name]! + counts[name]!
  const firsts = new Uint32Array(different + 1)
  for (const word of words) firsts[word + 1]!++
  for (let word = 0; word < different; word++) firsts[word + 1]! += firsts[word]!
  const next = firsts.slice()
  const names = new Uint32Array(words.length)
  for (let name = 0; name < owners.length; name++)
    for (let at = starts[name]!; at < starts[name + 1]!; at++) names[next[words[at]!]!++] = name
  return { owners, lengths, starts, words, firsts, names }
}

/** Raised whenever names are cut into words in another way: tables packed before are then made anew from the names. */
const form = 1

interface Header {
  form: number
  names: number
  words: string[]
  entries: number
}

/** As bytes (little-endian): length of the header (u32), the header as JSON, zeroes up to a multiple of 4, words, owners, lengths, counts. */
export function packTable({ owners, lengths, starts, words }: NameTable, different: readonly string[]): Buffer[] {
  const header: Header = { form, names: owners.length, words: [...different], entries: words.length }
  const text = Buffer.from(JSON.stringify(header))
  const start = Buffer.alloc(Math.ceil((4 + text.length) / 4) * 4)
  start.writeUInt32LE(text.length)
  start.set(text, 4)
  const counts = Uint8Array.from(owners, (_, name) => starts[name + 1]! - starts[name]!)
  return [start, bytesOf(words), bytesOf(owners), bytesOf(lengths), bytesOf(counts)]
}

/** The table that was packed, with its words by number; undefined where names are cut into words otherwise by now. `bytes` begin their buffer. */
export function unpackTable(bytes: Uint8Array<ArrayBuffer>): { table: NameTable; different: string[] } | undefined {
  const { buffer } = bytes
  const length = new DataView(buffer).getUint32(0, true)
  const header = JSON.parse(Buffer.from(buffer, 4, length).toString('utf8')) as Header
  if (header.form !== form) return undefined
  const start = Math.ceil((4 + length) / 4) * 4
  const words = new Uint32Array(buffer, start, header.entries)
  const owners = new Uint32Array(buffer, start + words.byteLength, header.names)
  const lengths = new Uint8Array(buffer, owners.byteOffset + owners.byteLength, header.names)
  const counts = new Uint8Array(buffer, lengths.byteOffset + lengths.byteLength, header.names)
  return { table: makeTable(owners, lengths, counts, words, header.words.length), different: header.words }
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array | Uint8Array): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
}
