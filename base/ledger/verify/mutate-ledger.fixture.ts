import { checkpointText, parseCheckpoint, signCheckpoint } from '../notes/checkpoint.ts'
import { signerOf } from '../notes/key.ts'
import { planAppend } from '../plan-append.ts'
import { decodeBundle, encodeBundle } from '../tiles/entry-bundle.ts'
import { tilePath, tilesOf } from '../tiles/tile-path.ts'
import { TileTree } from '../tree/tile-tree.ts'
import type { FileMap } from './memory-files.fixture.ts'

/** Seeded numbers below `limit`. */
export type Dice = (limit: number) => number

export function dice(seed: number): Dice {
  let state = seed
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

interface Intact {
  files: FileMap
  size: number
  entries: Uint8Array[]
  /** The ledger as it truly was at an earlier checkpoint. */
  earlier: FileMap
}

/** One way to tamper with a ledger without having its key. Answers the files as the tamperer leaves them. */
type Mutation = (intact: Intact, roll: Dice) => FileMap

export function intactLedger(files: FileMap, earlier: FileMap): Intact {
  const { size } = parseCheckpoint(files.get('checkpoint')!)!
  const entries = [...tilesOf(size)]
    .filter(({ level }) => level === 'entries')
    .flatMap((tile) => decodeBundle(files.get(tilePath(tile))!).entries)
  return { files, size, entries, earlier }
}

const pathOf = ({ files }: Intact, roll: Dice): string => [...files.keys()][roll(files.size)]!

/** All tiles made anew from other entries, with everything but the signature in place. */
function rebuilt({ files }: Intact, entries: readonly Uint8Array[], forgeCheckpoint: boolean): FileMap {
  const { tree, files: tiles } = planAppend(new TileTree(), [], entries)
  const { note, origin } = parseCheckpoint(files.get('checkpoint')!)!
  const text = checkpointText({ origin, size: tree.size, root: tree.root() })
  const signed = Buffer.from(files.get('checkpoint')!).toString().replace(note.text, text)
  return new Map([
    ...tiles,
    ['vkey', files.get('vkey')!],
    ['checkpoint', forgeCheckpoint ? Buffer.from(signed) : files.get('checkpoint')!],
  ])
}

/** Another fact, time, number or kind in one entry, still in canonical form. */
function edited(entry: Uint8Array, roll: Dice): Uint8Array {
  const text = Buffer.from(entry).toString()
  const places = [...text.matchAll(/[0-9]/g)].map(({ index }) => index)
  const at = places[roll(places.length)]!
  return Buffer.from(`${text.slice(0, at)}${(Number(text[at]) + 1 + roll(9)) % 10}${text.slice(at + 1)}`)
}

/** Writes other entries into the bundles and leaves the hash tiles alone. */
function inBundles(intact: Intact, entries: readonly Uint8Array[]): FileMap {
  const files = new Map(intact.files)
  for (const tile of tilesOf(intact.size)) {
    if (tile.level !== 'entries') continue
    files.set(tilePath(tile), encodeBundle(entries.slice(tile.index * 256, tile.index * 256 + tile.width)))
  }
  return files
}

function swapped(entries: readonly Uint8Array[], roll: Dice): Uint8Array[] {
  const all = [...entries]
  const a = roll(all.length)
  const b = (a + 1 + roll(all.length - 1)) % all.length
  ;[all[a], all[b]] = [all[b]!, all[a]!]
  return all
}

export const mutations: Record<string, Mutation> = {
  'a byte changed': (intact, roll) => {
    const path = pathOf(intact, roll)
    const bytes = Buffer.from(intact.files.get(path)!)
    bytes[roll(bytes.length)]! ^= 1 + roll(255)
    return new Map(intact.files).set(path, bytes)
  },
  'a file cut short': (intact, roll) => {
    const path = pathOf(intact, roll)
    const bytes = intact.files.get(path)!
    return new Map(intact.files).set(path, bytes.subarray(0, roll(bytes.length)))
  },
  'a file lengthened': (intact, roll) => {
    const path = pathOf(intact, roll)
    const more = Buffer.alloc(1 + roll(40), roll(256))
    return new Map(intact.files).set(path, Buffer.concat([intact.files.get(path)!, more]))
  },
  'a file removed': (intact, roll) => {
    const files = new Map(intact.files)
    files.delete(pathOf(intact, roll))
    return files
  },
  'a file added': (intact, roll) => new Map(intact.files).set(`tile/0/x${100 + roll(900)}/000`, Buffer.alloc(8192)),
  'two files exchanged': (intact, roll) => {
    const files = new Map(intact.files)
    const [a, b] = [pathOf(intact, roll), pathOf(intact, roll)]
    return files.set(a, intact.files.get(b)!).set(b, intact.files.get(a)!)
  },
  'an entry edited': (intact, roll) => {
    const at = roll(intact.size)
    return inBundles(intact, intact.entries.with(at, edited(intact.entries[at]!, roll)))
  },
  'two entries exchanged': (intact, roll) => inBundles(intact, swapped(intact.entries, roll)),
  'an entry edited, all tiles made anew': (intact, roll) => {
    const at = roll(intact.size)
    return rebuilt(intact, intact.entries.with(at, edited(intact.entries[at]!, roll)), false)
  },
  'an entry edited, tiles and checkpoint made anew': (intact, roll) => {
    const at = roll(intact.size)
    return rebuilt(intact, intact.entries.with(at, edited(intact.entries[at]!, roll)), true)
  },
  'two entries exchanged, all tiles made anew': (intact, roll) =>
    rebuilt(intact, swapped(intact.entries, roll), roll(2) === 0),
  'an entry removed, all tiles made anew': (intact, roll) =>
    rebuilt(intact, intact.entries.toSpliced(roll(intact.size), 1), roll(2) === 0),
  'an entry repeated, all tiles made anew': (intact, roll) => {
    const at = roll(intact.size)
    return rebuilt(intact, intact.entries.toSpliced(at, 0, intact.entries[at]!), roll(2) === 0)
  },
  'the end cut off, all tiles made anew': (intact, roll) =>
    rebuilt(intact, intact.entries.slice(0, 1 + roll(intact.size - 1)), roll(2) === 0),
  'an earlier checkpoint put back': (intact) =>
    new Map(intact.files).set('checkpoint', intact.earlier.get('checkpoint')!),
  'the whole ledger put back to an earlier day': (intact) => intact.earlier,
  'everything made anew and signed with another key': (intact, roll) => {
    const files = rebuilt(intact, intact.entries.with(0, edited(intact.entries[0]!, roll)), true)
    const { origin, size, root } = parseCheckpoint(files.get('checkpoint')!)!
    const signer = signerOf(origin, new Uint8Array(32).fill(1 + roll(255)))
    return files
      .set('checkpoint', Buffer.from(signCheckpoint({ origin, size, root }, signer)))
      .set('vkey', Buffer.from(`${signer.verifier.vkey}\n`))
  },
}

/** Whether the tamperer has changed anything at all: exchanging a file with itself is no crime. */
export function isChanged({ files }: Intact, mutated: FileMap): boolean {
  if (files.size !== mutated.size) return true
  for (const [path, bytes] of mutated) {
    const before = files.get(path)
    if (before === undefined || (before !== bytes && Buffer.compare(before, bytes) !== 0)) return true
  }
  return false
}
