import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Value } from 'typebox/value'
import { Problem } from '../errors.ts'
import { writeFileAtomically } from '../files/index.ts'
import { isSignedBy, parseNote, parseVkey, type Signer, signNote, type Verifier } from '../ledger/index.ts'
import type { TableShape } from '../store/index.ts'
import { type Manifest, manifestShape } from './manifest-shape.ts'

export const fileNames = {
  manifest: 'manifest.json',
  seal: 'manifest.seal',
  contents: 'contents.jsonl',
  tables: 'tables',
} as const

export const tableFile = ({ schema, name }: TableShape): string => `${fileNames.tables}/${schema}.${name}.gz`

/** Writes the manifest and its seal: its SHA-256, signed with the ledger's key where that is at hand. */
export function writeManifest(folder: string, manifest: Manifest, signer: Signer | undefined): void {
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  const seal = sealText(manifest.id, text)
  writeFileAtomically(join(folder, fileNames.seal), signer === undefined ? seal : signNote(seal, signer))
  writeFileAtomically(join(folder, fileNames.manifest), text)
}

/**
 * Reads a manifest and holds it against its seal. Given `key`, that key must have signed it. Throws `BACKUP_DAMAGED` where one is missing, changed, or
 * not of this format.
 */
export function readManifest(folder: string, id: string, key?: Verifier): Manifest & { signed: boolean } {
  const text = readPart(folder, fileNames.manifest)
  const seal = readPart(folder, fileNames.seal)
  const note = parseNote(seal)
  const sealed = note?.text ?? seal.toString('utf8')
  if (sealed !== sealText(id, text.toString('utf8')))
    throw damagedBackup(id, 'its manifest is not the one that was sealed')
  const manifest = parseManifest(id, text.toString('utf8'))
  const signer = key ?? manifestKey(manifest)
  const signed = note !== undefined && signer !== undefined && isSignedBy(note, signer)
  if (note !== undefined && !signed)
    throw damagedBackup(id, 'its manifest is signed by another key than the ledger has')
  if (key !== undefined && !signed)
    throw damagedBackup(id, 'its manifest does not carry the signature of the key that was given')
  return { ...manifest, signed }
}

/** Backups of which only a number of bytes is known to be wrong are damaged; the message names what. */
export function damagedBackup(id: string, what: string): Problem {
  return new Problem(
    'BACKUP_DAMAGED',
    `Backup ${id} is not whole: ${what}`,
    'Use another one of the folder, or another copy of it',
  )
}

/** Three lines that nothing else of Cordon is signed with: no checkpoint has words in its second line. */
function sealText(id: string, manifest: string): string {
  return `cordon-backup/1\n${id}\nsha256 ${createHash('sha256').update(manifest).digest('hex')}\n`
}

/** The key of the ledger that was copied: only this one may sign. */
function manifestKey({ ledger }: Manifest): Verifier | undefined {
  return ledger === null ? undefined : parseVkey(ledger.vkey)
}

function parseManifest(id: string, text: string): Manifest {
  let manifest: unknown
  try {
    manifest = JSON.parse(text)
  } catch {
    throw damagedBackup(id, 'its manifest is no JSON')
  }
  if (Value.Check(manifestShape, manifest) && manifest.id === id) return manifest
  const { format, cordon } = (manifest ?? {}) as Partial<Manifest>
  if (typeof format !== 'number' || format === 1) throw damagedBackup(id, 'its manifest lacks something')
  throw new Problem(
    'BACKUP_DAMAGED',
    `Backup ${id} has format ${format}, which this version of Cordon does not know`,
    `Use Cordon ${String(cordon).slice(0, 20)} or later`,
  )
}

function readPart(folder: string, name: string): Buffer {
  const path = join(folder, name)
  if (!existsSync(path))
    throw new Problem('BACKUP_DAMAGED', `${path} is missing`, 'Use another backup, or another copy of it')
  return readFileSync(path)
}
