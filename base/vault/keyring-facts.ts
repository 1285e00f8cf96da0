import { closeSync, fsyncSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseKeyring } from './keyring-document.ts'
import { nameOfGeneration } from './keyring-folder.ts'
import { openUnfinished, putInPlace, unfinishedName } from './write-once.ts'

/** What a keyring's text tells without being opened. Nobody vouches for it until somebody opens it. */
export interface KeyringFacts {
  id: string
  generation: number
  /** Public names of the keys of each case that is not erased. */
  keys: ReadonlyMap<string, readonly string[]>
  erased: ReadonlySet<string>
}

/** Throws `VAULT_DAMAGED` where the text is no whole keyring. */
export function keyringFacts(text: string): KeyringFacts {
  const { id, generation, cases } = parseKeyring(text)
  const living = cases.filter(({ erased }) => erased === undefined)
  const namesOf = ({ data, lookup }: (typeof cases)[number]): string[] =>
    [...data, ...(lookup === undefined ? [] : [lookup])].map((key) => key.id)
  return {
    id,
    generation,
    keys: new Map(living.map((one) => [one.caseId, namesOf(one)])),
    erased: new Set(cases.filter(({ erased }) => erased !== undefined).map(({ caseId }) => caseId)),
  }
}

/** Puts a keyring that was kept elsewhere into an empty folder, as the generation that it is. */
export function placeKeyring(folder: string, text: string): void {
  const { generation } = keyringFacts(text)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unfinished = join(folder, unfinishedName())
  const file = openUnfinished(unfinished)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  putInPlace(unfinished, join(folder, nameOfGeneration(generation)), false)
}
