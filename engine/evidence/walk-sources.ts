import { basename, resolve, sep } from 'node:path'
import { Problem } from '../../base/errors.ts'
import { type Entry, entryAt, linkTarget, listFolder, realPath } from '../../base/files/index.ts'
import { NameDecoder } from './containers/member-names.ts'
import type { UnreadState } from './content.ts'

/** One file of a source, before anything is opened. */
export interface TopItem {
  /** Its path inside the source, with `/`; starts with the source's own name when there are several sources. */
  item: string
  /** What to give to `bytesOfFile`. */
  path: string
  bytes: number
  /** Milliseconds since 1970-01-01T00:00Z. */
  modified: number
  /** Index of the source it was found in. */
  source: number
  /** Of its bytes, in hex, where they were hashed before. */
  sha256?: string
}

/** Something in a source that is no readable file: it is counted as an item of its own. */
export interface TopGap {
  item: string
  state: UnreadState
  reason: string
  bytes: number
  /** Index of the source it was found in. */
  source: number
}

export interface WalkedSource {
  /** As given by the user. */
  path: string
  /** Where it lies, all links followed: a closed process may read below here, and its items' paths begin with it. */
  root: string
  kind: 'file' | 'folder'
  items: number
  bytes: number
}

export interface Walk {
  sources: WalkedSource[]
  /** Sorted by `item`, in UTF-16 order, whatever the order on disk. */
  items: TopItem[]
  gaps: TopGap[]
}

/**
 * Lists every file of the sources. Links inside a source are not followed: what they lead to is listed at its own place,
 * or lies outside and becomes a gap, as do devices and folders that cannot be listed.
 * Throws `Problem` SOURCE_MISSING or SOURCE_UNREADABLE for a source itself.
 */
export function walkSources(sources: readonly string[]): Walk {
  const prefixes = sourceNames(sources)
  const walk: Walk = { sources: [], items: [], gaps: [] }
  sources.forEach((source, i) => {
    const entry = sourceEntry(source)
    const path = realPath(source)
    const before = walk.items.length
    if (entry.type === 'file') addFile(walk, prefixes[i] || basename(path), path, entry)
    else walkFolder(walk, path, prefixes[i]!, path)
    const own = walk.items.slice(before)
    const bytes = own.reduce((sum, item) => sum + item.bytes, 0)
    const kind = entry.type === 'file' ? 'file' : 'folder'
    walk.sources.push({ path: source, root: path, kind, items: own.length, bytes })
  })
  walk.items.sort(byItem)
  walk.gaps.sort(byItem)
  tellApart(walk.items)
  return walk
}

/** '' for a single source; otherwise the last part of each path, numbered where two are the same. */
function sourceNames(sources: readonly string[]): string[] {
  if (sources.length < 2) return ['']
  const taken = new Set<string>()
  return sources.map((source) => {
    const name = basename(resolve(source)) || 'source'
    let own = name
    for (let copy = 2; taken.has(own); copy++) own = `${name}~${copy}`
    taken.add(own)
    return own
  })
}

function sourceEntry(source: string): Entry {
  let entry: Entry | undefined
  try {
    const own = entryAt(source)
    entry = own?.type === 'link' ? linkTarget(source)?.entry : own
  } catch (cause) {
    throw new Problem(
      'SOURCE_UNREADABLE',
      `${source} cannot be opened`,
      'Correct its permissions, or run as a user who may read it',
      { cause },
    )
  }
  if (entry === undefined) throw new Problem('SOURCE_MISSING', `There is no ${source}`, 'Check the path of the source')
  if (entry.type === 'special')
    throw new Problem(
      'SOURCE_UNREADABLE',
      `${source} is a device or pipe, not a file or folder`,
      'Copy its content into a file',
    )
  return entry
}

/** Walks with a list of open folders instead of recursion, so that no depth of folders exhausts the stack. */
function walkFolder(walk: Walk, path: string, prefix: string, root: string): void {
  const names = new NameDecoder()
  const open = [{ path, item: prefix }]
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    for (const { name, path: child } of listing(walk, here.path, here.item)) {
      const item = here.item === '' ? names.decode(name) : `${here.item}/${names.decode(name)}`
      const entry = entryOf(walk, child, item)
      if (entry === undefined) continue
      if (entry.type === 'file') addFile(walk, item, child, entry)
      else if (entry.type === 'folder') open.push({ path: child, item })
      else walk.gaps.push(...unusual(walk, entry, child, item, root))
    }
  }
}

function listing(walk: Walk, path: string, item: string): { name: Buffer; path: string }[] {
  try {
    return listFolder(path).sort((a, b) => Buffer.compare(a.name, b.name))
  } catch (error) {
    walk.gaps.push(gapOf(walk, `${item}/`, 'damaged', `The folder cannot be listed (${codeOf(error)})`))
    return []
  }
}

function entryOf(walk: Walk, path: string, item: string): Entry | undefined {
  try {
    const entry = entryAt(path)
    if (entry === undefined) throw Object.assign(new Error(), { code: 'it vanished' })
    return entry
  } catch (error) {
    walk.gaps.push(gapOf(walk, item, 'damaged', `It cannot be opened (${codeOf(error)})`))
    return undefined
  }
}

/** A link to another place in the source loses nothing: what it leads to is read there. */
function unusual(walk: Walk, entry: Entry, path: string, item: string, root: string): TopGap[] {
  const gap = (state: UnreadState, reason: string): TopGap[] => [gapOf(walk, item, state, reason)]
  if (entry.type === 'special') return gap('unsupported', 'It is a device, socket or pipe, not a file')
  const target = linkTarget(path)
  if (target === undefined) return gap('damaged', 'It is a link that leads nowhere')
  if (target.path === root || target.path.startsWith(root + sep)) return []
  return gap('unsupported', 'It is a link that leads out of the source and was not followed')
}

function gapOf(walk: Walk, item: string, state: UnreadState, reason: string): TopGap {
  return { item, state, reason, bytes: 0, source: walk.sources.length }
}

function addFile(walk: Walk, item: string, path: string, entry: Entry): void {
  walk.items.push({ item, path, bytes: entry.bytes, modified: entry.modified, source: walk.sources.length })
}

/** Names of different bytes can read the same once decoded; items are named once each. */
function tellApart(items: TopItem[]): void {
  for (let i = 1, copy = 2; i < items.length; i++) {
    if (items[i]!.item === items[i - copy + 1]!.item) items[i]!.item += `~${copy++}`
    else copy = 2
  }
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code ?? (error as Error).message)
}

function byItem(a: { item: string; path?: string }, b: { item: string; path?: string }): number {
  if (a.item !== b.item) return a.item < b.item ? -1 : 1
  return (a.path ?? '') < (b.path ?? '') ? -1 : 1
}
