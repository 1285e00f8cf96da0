import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Disk, realDisk } from './disk.ts'
import type { NewEntry } from './entries/entry.ts'
import { referenceTo } from './entries/reference.ts'
import { signerOf } from './notes/key.ts'

/** A key that everybody knows: for tests only. */
export const testSeed = new Uint8Array(32).fill(7)
export const testSigner = signerOf('ledger.example/harbour', testSeed)

/** The nth of many entries, all different, of the kinds that the engine writes. */
export function someEntry(n: number): Omit<NewEntry, 'at'> {
  const subject = referenceTo('source', `share-${n}`, testSeed)
  const facts = { items: n, bytes: n * 1000, sha256: n.toString(16).padStart(64, '0') }
  return { actor: 'program:cordon-0.1.0', what: 'source.hashed', subject, facts }
}

export const someEntries = (count: number, from = 0): Omit<NewEntry, 'at'>[] =>
  Array.from({ length: count }, (_, i) => someEntry(from + i))

/** The same writes without waiting for the disk: hundreds of ledgers in one test would wait for it for a minute. */
export const quickDisk: Disk = {
  write(path, bytes) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
  },
  replace(path, bytes) {
    writeFileSync(`${path}.${process.pid}.part`, bytes)
    renameSync(`${path}.${process.pid}.part`, path)
  },
  syncFolders() {},
  remove: (path) => realDisk.remove(path),
}

/** What is thrown when the power goes. */
export class PowerCut extends Error {}

/** A disk whose power goes after `budget` units: a byte written is one, so is a rename, a removal and a sync. Later calls do nothing. */
export function dyingDisk(budget: number): Disk & { left(): number } {
  let left = budget
  const spend = (units: number): void => {
    if (left < units) {
      left = -1
      throw new PowerCut()
    }
    left -= units
  }
  return {
    left: () => left,
    write(path, bytes) {
      if (left < bytes.length) {
        mkdirSync(dirname(path), { recursive: true })
        if (left >= 0) writeFileSync(path, bytes.subarray(0, left))
      }
      spend(bytes.length + 1)
      quickDisk.write(path, bytes)
    },
    replace(path, bytes) {
      if (left >= 0 && left < bytes.length) writeFileSync(`${path}.${process.pid}.part`, bytes.subarray(0, left))
      spend(bytes.length + 1)
      quickDisk.replace(path, bytes)
    },
    syncFolders(folders) {
      spend(1)
      quickDisk.syncFolders(folders)
    },
    remove(path) {
      spend(1)
      quickDisk.remove(path)
    },
  }
}
