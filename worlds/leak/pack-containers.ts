import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { zipFiles } from '../documents/zip-bytes.ts'
import type { World } from '../world.ts'

/** Packs what lies in the staging folder, the innermost archives first: a folder `a.zip!` becomes the archive `a.zip`. */
export async function packContainers(world: World): Promise<void> {
  await packBelow(world, world.stage, '')
}

async function packBelow(world: World, folder: string, item: string): Promise<void> {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory()) continue
    const inner = join(folder, entry.name)
    const name =
      item === '' || item.endsWith('!') ? `${item}${item === '' ? '' : '/'}${entry.name}` : `${item}/${entry.name}`
    await packBelow(world, inner, name)
    if (!entry.name.endsWith('!')) continue
    const container = name.slice(0, -1)
    const path = container.includes('!/') ? inner.slice(0, -1) : world.pathOf(container)
    mkdirSync(dirname(path), { recursive: true })
    await packFolder(inner, path)
    rmSync(inner, { recursive: true })
    world.noteFile(container)
  }
}

async function packFolder(folder: string, path: string): Promise<void> {
  const members = filesBelow(folder, '')
  if (path.endsWith('.zip')) await zipFiles(path, new Map(members.map((name) => [name, join(folder, name)])))
  else if (path.endsWith('.tar')) await packTar(folder, members, path)
  else writeFileSync(path, gzipSync(readFileSync(join(folder, members[0]!)), { level: 6 }))
}

function filesBelow(folder: string, prefix: string): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(folder, `${prefix}${entry.name}/`) : [prefix + entry.name]))
}

async function packTar(folder: string, members: readonly string[], path: string): Promise<void> {
  const tar = pack()
  const written = pipeline(tar, createWriteStream(path))
  for (const name of members) {
    const size = statSync(join(folder, name)).size
    await pipeline(createReadStream(join(folder, name)), tar.entry({ name, size, mtime: tarTime, mode: 0o644 }))
  }
  tar.finalize()
  await written
}

/** Archives of this kind keep the instant itself, so it must not depend on the time zone. */
const tarTime = new Date(Date.UTC(2026, 8, 27, 14, 14, 6))
