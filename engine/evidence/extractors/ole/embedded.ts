import CFB from 'cfb'
import type { Content } from '../../content.ts'
import type { ExtractContext } from '../contract.ts'
import { carvePictures } from './carve-pictures.ts'
import type { OleFile, OleStream } from './ole-file.ts'
import { type InnerFile, readNative } from './unwrap-object.ts'

/** Storages in which old Office programs keep embedded objects: Word's `ObjectPool/_1234`, Excel's `MBD0012`. */
const objectStorage = /^(ObjectPool\/_[^/]+|MBD[0-9A-F]+)\//i
const mostObjects = 2_000

/** The embedded files of an old Office document, and the pictures in the given streams, as children. */
export async function* readEmbedded(
  file: OleFile,
  pictures: readonly Uint8Array[],
  context: ExtractContext,
): AsyncIterable<Content> {
  const objects = new Map<string, OleStream[]>()
  for (const stream of file.streams) {
    const storage = objectStorage.exec(stream.path)?.[1]
    if (storage === undefined || objects.size > mostObjects) continue
    const streams = objects.get(storage) ?? []
    streams.push({ path: stream.path.slice(storage.length + 1), bytes: stream.bytes })
    objects.set(storage, streams)
  }
  for (const [storage, streams] of objects)
    for (const { name, bytes } of filesInStorage(storage, streams))
      yield { type: 'child', name, ...(await context.spool(bytes)) }
  let number = 0
  for (const stream of pictures)
    for (const { ending, bytes } of carvePictures(stream))
      yield { type: 'child', name: `picture${++number}.${ending}`, ...(await context.spool(bytes)) }
}

/** The packed file, else the storage written as a compound file of its own. */
function filesInStorage(storage: string, streams: OleStream[]): InnerFile[] {
  const find = (name: string): Uint8Array | undefined => streams.find(({ path }) => path === name)?.bytes
  const native = find('\u0001Ole10Native')
  const packed = native === undefined ? undefined : readNative(native)
  if (packed !== undefined) return [{ name: `${storage}/${packed.name}`, bytes: packed.bytes }]
  const inner = find('Package') ?? find('CONTENTS')
  if (inner !== undefined) return [{ name: storage, bytes: inner }]
  if (
    !streams.some(({ path }) =>
      /^(WordDocument|Workbook|Book|PowerPoint Document|__properties_version1\.0)$/i.test(path),
    )
  )
    return []
  const whole = CFB.utils.cfb_new()
  for (const { path, bytes } of streams) CFB.utils.cfb_add(whole, `/${path}`, Buffer.from(bytes))
  return [{ name: storage, bytes: CFB.write(whole, { type: 'buffer' }) as Uint8Array }]
}
