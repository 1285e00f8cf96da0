import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hashFile, writeProblem } from '../files/index.ts'
import { isTileOf, verifyProof } from '../ledger/index.ts'
import type { ObjectStore } from '../vault/index.ts'
import { type ContentLine, readContents } from './contents.ts'
import { type Context, checkStop } from './context.ts'
import { inLanes } from './in-lanes.ts'
import { type Installation, isPlain } from './installation.ts'
import { damagedBackup } from './manifest.ts'
import type { Backup } from './open-backup.ts'

/**
 * Puts the ledger, sealed objects and plain files back where they were, each proven by its hash while it is read. What a restore that
 * was cut off has put there is not written again. Throws `BACKUP_DAMAGED` at the first file that is not what the backup lists.
 */
export async function putFiles(backup: Backup, installation: Installation, context: Context): Promise<void> {
  let done = 0
  await inLanes(readContents(backup.list), async (line) => {
    checkStop(context)
    if (!backup.pool.has(line)) throw damagedBackup(backup.id, `${line.part} ${line.path} is missing`)
    if (line.part === 'objects') await putObject(backup, installation.objects, line)
    else putFile(backup, placeOf(backup, installation, line), line)
    done++
    context.tell?.('putting files back', done, backup.manifest.contents.files, 'files')
  })
  if (done !== backup.manifest.contents.files) throw damagedBackup(backup.id, `its list names ${done} files only`)
  await checkLedger(backup, installation)
}

async function putObject(backup: Backup, store: ObjectStore, line: ContentLine): Promise<void> {
  const there = await store.get(line.path)
  if (there !== undefined) {
    const same = there.size === line.bytes && (await hashOf(there)) === line.sha256
    await there.close()
    if (same) return
  }
  await store.put(line.path, provenPieces(backup, line), { expectedBytes: line.bytes })
}

async function hashOf(object: {
  size: number
  read(at: number, length: number): Promise<Uint8Array>
}): Promise<string> {
  const hash = createHash('sha256')
  for (let at = 0; at < object.size; at += 1 << 20) hash.update(await object.read(at, 1 << 20))
  return hash.digest('hex')
}

/** What is wrong is thrown before the last piece: a store that is given a body that throws keeps nothing of it. */
function* provenPieces({ id, pool }: Backup, { part, path, sha256 }: ContentLine): Generator<Uint8Array> {
  const file = pool.open(sha256)
  const hash = createHash('sha256')
  try {
    for (const piece of file.pieces()) {
      hash.update(piece)
      yield piece
    }
    if (hash.digest('hex') !== sha256) throw damagedBackup(id, `${part} ${path} was changed`)
  } finally {
    file.close()
  }
}

/** The path that a file goes to. The list of a backup is not trusted to name only paths that belong there. */
function placeOf({ id, manifest }: Backup, installation: Installation, { part, path }: ContentLine): string {
  const own = path === 'checkpoint' || path === 'vkey' || isTileOf(path, manifest.ledger?.size ?? 0)
  if (part === 'ledger' ? !own : !isPlain(path)) throw damagedBackup(id, `it names ${path}, which no backup holds`)
  return join(part === 'ledger' ? installation.ledger : installation.data, path)
}

function putFile(backup: Backup, path: string, line: ContentLine): void {
  if (existsSync(path) && hashFile(path) === line.sha256) return
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(path, Buffer.concat([...provenPieces(backup, line)]), { flush: true, mode: 0o600 })
    chmodSync(path, 0o600)
  } catch (cause) {
    throw writeProblem(path, cause)
  }
}

async function checkLedger({ id, manifest: { ledger } }: Backup, installation: Installation): Promise<void> {
  if (ledger === null) return
  const { wrong, checkpoint } = await verifyProof(installation.ledger, { vkey: ledger.vkey })
  if (wrong.length > 0) throw damagedBackup(id, `its ledger: ${wrong[0]!.what}`)
  if (checkpoint === undefined || Buffer.from(checkpoint.root).toString('base64') !== ledger.root)
    throw damagedBackup(id, 'its ledger is not at the checkpoint that its manifest names')
}
