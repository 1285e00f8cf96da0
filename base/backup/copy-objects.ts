import type { ObjectStore, StoredObject } from '../vault/index.ts'
import type { ContentLine } from './contents.ts'
import { type Context, checkStop } from './context.ts'
import { inLanes } from './in-lanes.ts'
import type { Pool, Pooled } from './pool.ts'

/** Files that an earlier backup, or one that was cut off, has put into the pool: by part and path. */
export type Known = Map<string, Pooled>

export const keyOf = ({ part, path }: Pick<ContentLine, 'part' | 'path'>): string => `${part}/${path}`

const pieceBytes = 1 << 20
const headBytes = 256
const tailBytes = 64

/**
 * Puts every sealed object into the pool, as it is, and tells `add` of each. An object that is known is not read again: its size, first
 * and last bytes are compared, and the first ones hold 32 random bytes that no other sealing has. One that is deleted meanwhile is left
 * out; the case was erased.
 */
export async function copyObjects(
  store: ObjectStore,
  pool: Pool,
  known: Known,
  add: (line: ContentLine) => void,
  context: Context,
): Promise<void> {
  let done = 0
  await inLanes(store.list(''), async (path) => {
    checkStop(context)
    const pooled = await copyObject(store, path, pool, known)
    if (pooled === undefined) return
    const line: ContentLine = { part: 'objects', path, ...pooled }
    known.set(keyOf(line), pooled)
    add(line)
    done++
    context.tell?.('copying sealed objects', done, 0, 'objects')
  })
}

async function copyObject(store: ObjectStore, path: string, pool: Pool, known: Known): Promise<Pooled | undefined> {
  const object = await store.get(path)
  if (object === undefined) return undefined
  try {
    const before = known.get(keyOf({ part: 'objects', path }))
    if (before !== undefined && pool.has(before) && (await isSame(object, pool, before))) return before
    return await pool.put(piecesOf(object))
  } finally {
    await object.close()
  }
}

async function isSame(object: StoredObject, pool: Pool, { sha256, bytes }: Pooled): Promise<boolean> {
  if (object.size !== bytes) return false
  const kept = pool.open(sha256)
  try {
    for (const [offset, length] of [
      [0, headBytes],
      [Math.max(0, bytes - tailBytes), tailBytes],
    ] as const)
      if (Buffer.compare(await object.read(offset, length), kept.read(offset, length)) !== 0) return false
    return true
  } finally {
    kept.close()
  }
}

async function* piecesOf(object: StoredObject): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < object.size; at += pieceBytes) yield object.read(at, Math.min(pieceBytes, object.size - at))
}
