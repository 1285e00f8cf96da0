import { constants, type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { writeProblem } from '../files/index.ts'
import { checkObjectName, isObjectName, type ObjectBody, type ObjectStore, type StoredObject } from './object-store.ts'
import { putInPlace, syncFolder, unfinishedName } from './write-once.ts'

/**
 * Objects as files below `root` (folders 0700, files 0600). Written under an unfinished name in the same folder, synced,
 * then renamed or linked: a crash leaves the old object or the new, and perhaps an unfinished file, which is sealed like
 * any other and which `sweep` clears. Throws `DISK_FULL` and `NOT_WRITABLE`.
 */
export function directoryStore(root: string): ObjectStore {
  const pathOf = (name: string): string => {
    checkObjectName(name)
    return join(root, name)
  }
  return {
    put: (name, body, { onlyIfAbsent = false } = {}) => putFile(pathOf(name), body, onlyIfAbsent),
    get: (name) => openFile(pathOf(name)),
    stat: async (name) => sizeOf(pathOf(name)),
    list: (prefix) => listNames(root, '', prefix),
    async delete(name) {
      const path = pathOf(name)
      if ((await sizeOf(path)) === undefined) return false
      await rm(path, { force: true })
      return true
    },
    sweep: async (before) => ({ uploads: await removeUnfinished(root, before), versions: 0, kept: 0 }),
  }
}

/** Removes what writers that died left behind before then; one that still writes has touched its file since. Answers how many. */
async function removeUnfinished(root: string, before: number): Promise<number> {
  let removed = 0
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.startsWith('.part-')) continue
    const path = join(entry.parentPath, entry.name)
    const last = (await stat(path).catch(() => undefined))?.mtimeMs
    if (last === undefined || last >= before) continue
    await rm(path, { force: true })
    removed++
  }
  return removed
}

async function putFile(path: string, body: ObjectBody, onlyIfAbsent: boolean): Promise<'written' | 'exists'> {
  if (onlyIfAbsent && (await sizeOf(path)) !== undefined) return 'exists'
  const unfinished = join(dirname(path), unfinishedName())
  try {
    await makeFolders(dirname(path))
    const file = await open(unfinished, 'wx', 0o600)
    try {
      for await (const piece of body) await writeWhole(file, piece)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (cause) {
    await rm(unfinished, { force: true })
    throw writeProblem(path, cause)
  }
  return putInPlace(unfinished, path, onlyIfAbsent) ? 'written' : 'exists'
}

/** Makes the folders and syncs the ones they were made in, so that they outlive a power cut. */
async function makeFolders(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = dirname(made)) syncFolder(dirname(made))
}

async function writeWhole(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let done = 0; done < piece.length; ) done += (await file.write(piece, done)).bytesWritten
}

async function openFile(path: string): Promise<StoredObject | undefined> {
  let file: FileHandle
  try {
    // A pipe planted in the place of an object must not keep us waiting.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (cause) {
    if (isAbsent(cause)) return undefined
    throw cause
  }
  const found = await file.stat()
  if (!found.isFile()) {
    await file.close()
    return undefined
  }
  const { size } = found
  return {
    size,
    async read(offset, length) {
      const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)))
      let got = 0
      while (got < buffer.length) {
        const { bytesRead } = await file.read(buffer, got, buffer.length - got, offset + got)
        if (bytesRead === 0) break
        got += bytesRead
      }
      return buffer.subarray(0, got)
    },
    close: () => file.close(),
  }
}

async function sizeOf(path: string): Promise<{ size: number } | undefined> {
  try {
    const found = await stat(path)
    return found.isFile() ? { size: found.size } : undefined
  } catch (cause) {
    if (isAbsent(cause)) return undefined
    throw cause
  }
}

function isAbsent(cause: unknown): boolean {
  const { code } = cause as NodeJS.ErrnoException
  return code === 'ENOENT' || code === 'ENOTDIR'
}

/** Depth first with `/` sorting like any other character, so that the order is that of the whole names. */
async function* listNames(root: string, folder: string, prefix: string): AsyncGenerator<string> {
  let entries: { name: string; folder: boolean }[]
  try {
    const found = await readdir(join(root, folder), { withFileTypes: true })
    entries = found.map((entry) => ({ name: entry.name, folder: entry.isDirectory() }))
  } catch (cause) {
    if (isAbsent(cause)) return
    throw cause
  }
  const key = (entry: { name: string; folder: boolean }): string => (entry.folder ? `${entry.name}/` : entry.name)
  entries.sort((a, b) => (key(a) < key(b) ? -1 : 1))
  for (const entry of entries) {
    const name = folder + key(entry)
    if (!isObjectName(entry.name)) continue
    if (!entry.folder) {
      if (name.startsWith(prefix)) yield name
    } else if (name.startsWith(prefix) || prefix.startsWith(name)) yield* listNames(root, name, prefix)
  }
}
