import { hashBytes } from '../files/index.ts'
import { verifyLedger } from '../ledger/index.ts'
import { type ContentLine, readContents } from './contents.ts'
import { type Context, checkStop } from './context.ts'
import { ledgerIn } from './copy-ledger.ts'
import type { Manifest } from './manifest-shape.ts'
import { type Backup, openBackup, wrongFiles } from './open-backup.ts'
import { Pool } from './pool.ts'
import { countRows, readTable } from './read-table.ts'

export interface BackupVerification {
  manifest: Manifest
  signed: boolean
  /** What was checked and held. */
  checked: string[]
  wrong: string[]
}

export interface VerifyBackupOptions extends Context {
  /** Which backup; the newest without it. */
  id?: string | undefined
  /** The public key of the ledger, known from elsewhere, that must have signed it. */
  vkey?: string | undefined
}

const most = 100

/**
 * Reads every byte of a backup: manifest and seal, each file by its hash, each table by its rows, the ledger as an outsider would. Needs no
 * key and no database. Throws `BACKUP_MISSING`, and `BACKUP_DAMAGED` where not even the manifest holds; anything else is in the answer.
 */
export async function verifyBackup(path: string, options: VerifyBackupOptions = {}): Promise<BackupVerification> {
  const backup = openBackup(path, options.id, options.vkey)
  const { manifest, signed } = backup
  const wrong = wrongFiles(backup)
  const checked: string[] = []
  const passed = async (what: string, check: () => Promise<string[]> | string[]): Promise<void> => {
    const found = await check()
    wrong.push(...found)
    if (found.length === 0) checked.push(what)
  }
  if (wrong.length === 0) {
    checked.push(`manifest and ${manifest.tables.length + 1} files by their SHA-256`)
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    await passed(`${rows} rows in ${manifest.tables.length} tables`, () => wrongTables(backup, options))
    const ledger = new Map<string, ContentLine>()
    await passed(
      `${manifest.contents.files} files in the pool, ${manifest.contents.objects} of them sealed objects`,
      () => wrongPool(backup, ledger, options),
    )
    await passed(`ledger of ${manifest.ledger?.size ?? 0} entries`, () => wrongLedger(backup, ledger))
  }
  return { manifest, signed, checked, wrong: wrong.slice(0, most) }
}

async function wrongTables({ folder, id, manifest }: Backup, context: Context): Promise<string[]> {
  const wrong: string[] = []
  for (const [at, table] of manifest.tables.entries()) {
    checkStop(context)
    context.tell?.('counting rows', at, manifest.tables.length, 'tables')
    const rows = await countRows(readTable(folder, id, table))
    if (rows !== table.rows) wrong.push(`${table.schema}.${table.name} has ${rows} rows, not ${table.rows}`)
  }
  return wrong
}

/** Reads every file of the pool that the backup lists, and collects those of the ledger. */
function wrongPool({ list, pool, manifest }: Backup, ledger: Map<string, ContentLine>, context: Context): string[] {
  const wrong: string[] = []
  let done = 0
  let objects = 0
  for (const line of readContents(list)) {
    checkStop(context)
    done++
    context.tell?.('reading files', done, manifest.contents.files, 'files')
    if (line.part === 'ledger') ledger.set(line.path, line)
    if (line.part === 'objects') objects++
    const file = `pool/${Pool.nameOf(line.sha256)} (${line.part} ${line.path})`
    if (!pool.has(line)) wrong.push(`${file} is missing or has another size`)
    else if (!hasHash(pool, line.sha256)) wrong.push(`${file} was changed`)
  }
  if (done !== manifest.contents.files || objects !== manifest.contents.objects)
    wrong.push(`its list names ${done} files, not ${manifest.contents.files}`)
  return wrong
}

function hasHash(pool: Backup['pool'], sha256: string): boolean {
  const file = pool.open(sha256)
  try {
    return hashBytes(file) === sha256
  } finally {
    file.close()
  }
}

async function wrongLedger({ pool, manifest }: Backup, lines: ReadonlyMap<string, ContentLine>): Promise<string[]> {
  const { ledger } = manifest
  if (ledger === null) return lines.size === 0 ? [] : ['it has files of a ledger that its manifest does not know']
  const answer = await verifyLedger(ledgerIn(pool, lines, 'the ledger of the backup'), { vkey: ledger.vkey })
  const wrong = answer.wrong.map(({ entry, what }) => `ledger${entry === undefined ? '' : ` entry ${entry}`}: ${what}`)
  const root = answer.checkpoint && Buffer.from(answer.checkpoint.root).toString('base64')
  if (wrong.length === 0 && (root !== ledger.root || answer.checkpoint?.size !== ledger.size))
    wrong.push('its ledger is not at the checkpoint that its manifest names')
  return wrong
}
