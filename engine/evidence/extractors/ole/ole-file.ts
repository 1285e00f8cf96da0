import CFB from 'cfb'
import { Unreadable } from '../../content.ts'

/** A stream of an OLE compound file, with its path below the root (`ObjectPool/_123/Package`). */
export interface OleStream {
  path: string
  bytes: Uint8Array
}

/** An OLE compound file, opened whole. */
export interface OleFile {
  readonly streams: readonly OleStream[]
  /** The stream of that name directly below the root, whatever its case. */
  stream(name: string): Uint8Array | undefined
}

/** Opens a compound file. Throws `Unreadable('damaged')` where its tables cannot be followed. */
export function openOle(bytes: Uint8Array): OleFile {
  let file: CFB.CFB$Container
  try {
    file = CFB.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { type: 'buffer' })
  } catch (cause) {
    throw new Unreadable('damaged', 'The file is cut off or damaged: its parts cannot be found', { cause })
  }
  const streams: OleStream[] = []
  for (let at = 0; at < file.FileIndex.length; at++) {
    const entry = file.FileIndex[at]!
    if (entry.type !== 2 || !(entry.size > 0)) continue
    const path = (file.FullPaths[at] ?? entry.name).split('/').slice(1).join('/')
    streams.push({ path, bytes: Uint8Array.from(entry.content as Iterable<number>) })
  }
  return {
    streams,
    stream: (name) => streams.find(({ path }) => path.toLowerCase() === name.toLowerCase())?.bytes,
  }
}
