import { closeSync, fsyncSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeProblem } from '../files/index.ts'
import type { KeyringStore } from './keyring-store.ts'
import { damaged } from './vault-problem.ts'
import { openUnfinished, putInPlace, syncFolder, unfinishedName } from './write-once.ts'

const pattern = /^keyring-(\d{12})$/
/** So many past numbers stay taken by empty files, so that a writer that slept through them cannot bring one back. */
const numbersTaken = 100
const mostTries = 50
export const nameOfGeneration = (generation: number): string => `keyring-${String(generation).padStart(12, '0')}`

/**
 * A keyring in a folder of its own (mode 0700): one file per generation, `keyring-000000000007`, and the highest number is
 * the keyring. A new generation is written under another name, synced, then linked to its own: before the link the old one
 * counts, after it the new one. Needs a file system with hard links.
 */
export function keyringInFolder(folder: string): KeyringStore {
  return {
    async load() {
      for (let tries = 0; tries < mostTries; tries++) {
        const newest = generationsIn(folder).at(-1)
        if (newest === undefined) return undefined
        try {
          const text = readFileSync(join(folder, nameOfGeneration(newest)), 'utf8')
          if (text !== '') return text
        } catch (cause) {
          // Another process wrote a newer one and cleared this one away between the two calls.
          if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause
        }
      }
      throw damaged(`The newest keyring in ${folder} is empty`)
    },
    // The next number is taken by the next change, and this file emptied or removed by it and by all later ones.
    isNewest: async (generation) =>
      sizeOf(folder, generation + 1) === undefined && (sizeOf(folder, generation) ?? 0) > 0,
    save: async (text, generation) => save(folder, text, generation),
    async forgetBefore(generation) {
      for (const name of readdirSync(folder)) {
        const number = pattern.exec(name)?.[1]
        if (name.startsWith('.part-')) rmSync(join(folder, name), { force: true })
        else if (number !== undefined && Number(number) < generation) forget(folder, name, generation - Number(number))
      }
      syncFolder(folder)
    },
  }
}

function save(folder: string, text: string, generation: number): boolean {
  makePrivate(folder)
  if ((generationsIn(folder).at(-1) ?? 0) !== generation - 1) return false
  const unfinished = join(folder, unfinishedName())
  const file = openUnfinished(unfinished)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } catch (cause) {
    rmSync(unfinished, { force: true })
    throw writeProblem(unfinished, cause)
  } finally {
    closeSync(file)
  }
  try {
    return putInPlace(unfinished, join(folder, nameOfGeneration(generation)), true)
  } catch (cause) {
    // Whoever wrote a newer generation meanwhile cleared ours away unfinished: it came too late.
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw cause
  }
}

function forget(folder: string, name: string, age: number): void {
  const path = join(folder, name)
  if (age > numbersTaken) rmSync(path, { force: true })
  else if (statSync(path).size > 0) {
    const empty = join(folder, unfinishedName())
    closeSync(openUnfinished(empty))
    putInPlace(empty, path, false)
  }
}

function makePrivate(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw writeProblem(folder, cause)
  }
}

function sizeOf(folder: string, generation: number): number | undefined {
  return statSync(join(folder, nameOfGeneration(generation)), { throwIfNoEntry: false })?.size
}

function generationsIn(folder: string): number[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw cause
  }
  return names
    .flatMap((name) => pattern.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
}
