import iconv from 'iconv-lite'
import type { Content } from '../../content.ts'
import type { OleFile } from './ole-file.ts'

/** Properties that people write ([MS-OLEPS] 2.25.1); the author is no patient. */
const written: Record<number, string> = { 2: 'title', 3: 'subject', 5: 'keywords', 6: 'description' }
const mostProperties = 1_000

/** Title, subject, keywords and comments of an old Office file, and the properties its users defined, as one passage. */
export function* readOleProperties(file: OleFile): Iterable<Content> {
  const lines: string[] = []
  for (const set of propertySets(file.stream('\u0005SummaryInformation')))
    for (const [id, value] of set.values) if (written[id] !== undefined) lines.push(`${written[id]}: ${value}`)
  const own = propertySets(file.stream('\u0005DocumentSummaryInformation')).slice(1)
  for (const set of own)
    for (const [id, value] of set.values) if (id > 1 && set.names.has(id)) lines.push(`${set.names.get(id)}: ${value}`)
  if (lines.length > 0) yield { type: 'passage', where: 'part=properties', text: lines.join('\n') }
}

interface PropertySet {
  names: Map<number, string>
  values: Map<number, string>
}

/** The text properties of a property set stream; whatever is damaged is left out. */
function propertySets(stream: Uint8Array | undefined): PropertySet[] {
  if (stream === undefined || stream.length < 48) return []
  const view = Buffer.from(stream.buffer, stream.byteOffset, stream.length)
  const sets: PropertySet[] = []
  for (let set = 0; set < Math.min(view.readUInt32LE(24), 2); set++) {
    const at = 28 + set * 20 + 16
    if (at + 4 <= view.length) sets.push(readSet(view, view.readUInt32LE(at)))
  }
  return sets
}

function readSet(view: Buffer, from: number): PropertySet {
  const set: PropertySet = { names: new Map(), values: new Map() }
  if (from + 8 > view.length) return set
  const count = Math.min(view.readUInt32LE(from + 4), mostProperties)
  const places: [number, number][] = []
  for (let at = from + 8; places.length < count && at + 8 <= view.length; at += 8)
    places.push([view.readUInt32LE(at), from + view.readUInt32LE(at + 4)])
  const page = places.find(([id]) => id === 1)?.[1]
  const codePage = page === undefined || page + 6 > view.length ? 1252 : view.readUInt16LE(page + 4)
  for (const [id, at] of places) {
    if (id === 0) readNames(view, at, codePage, set.names)
    const text = textAt(view, at, codePage)
    if (text !== undefined && text.trim() !== '') set.values.set(id, text.trim())
  }
  return set
}

/** VT_LPSTR (30) in the code page of the set, VT_LPWSTR (31) in UTF-16. */
function textAt(view: Buffer, at: number, codePage: number): string | undefined {
  if (at + 8 > view.length) return undefined
  const type = view.readUInt16LE(at)
  const length = view.readUInt32LE(at + 4)
  if (type === 31) return view.toString('utf16le', at + 8, at + 8 + length * 2).replace(/\0.*$/s, '')
  return type === 30 ? decode(view.subarray(at + 8, at + 8 + length), codePage) : undefined
}

function readNames(view: Buffer, from: number, codePage: number, names: Map<number, string>): void {
  if (from + 4 > view.length) return
  let at = from + 4
  for (let left = Math.min(view.readUInt32LE(from), mostProperties); left > 0 && at + 8 <= view.length; left--) {
    const length = view.readUInt32LE(at + 4) * (codePage === 1200 ? 2 : 1)
    names.set(view.readUInt32LE(at), decode(view.subarray(at + 8, at + 8 + length), codePage))
    at += 8 + (codePage === 1200 ? Math.ceil(length / 4) * 4 : length)
  }
}

function decode(bytes: Buffer, codePage: number): string {
  const charset =
    codePage === 1200 ? 'utf-16le' : codePage === 65001 ? 'utf-8' : codePage === 950 ? 'big5-hkscs' : `cp${codePage}`
  return iconv.decode(bytes, iconv.encodingExists(charset) ? charset : 'windows-1252').replace(/\0.*$/s, '')
}
