import { CaseVault } from '../../base/vault/index.ts'
import type { Office } from '../access/index.ts'

/** The sealed objects of a case. */
export function vaultOf(office: Office, caseId: string): CaseVault {
  return new CaseVault(office.keyring, office.objects, caseId)
}

/** A small sealed object as JSON. Throws `VAULT_DAMAGED`-like problems; undefined where there is none. */
export async function readSealedJson<T>(vault: CaseVault, path: string): Promise<T | undefined> {
  const object = await vault.open(path)
  if (object === undefined) return undefined
  try {
    const pieces: Buffer[] = []
    for await (const piece of object.pieces()) pieces.push(piece)
    return JSON.parse(Buffer.concat(pieces).toString('utf8')) as T
  } finally {
    await object.close()
  }
}

/** A sealed object as bytes in a buffer of their own, so that arrays of four bytes may be laid over them; undefined where there is none. */
export async function readSealedBytes(vault: CaseVault, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const object = await vault.open(path)
  if (object === undefined) return undefined
  try {
    const pieces: Uint8Array[] = []
    for await (const piece of object.pieces()) pieces.push(piece)
    const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
    let filled = 0
    for (const piece of pieces) {
      bytes.set(piece, filled)
      filled += piece.length
    }
    return bytes
  } finally {
    await object.close()
  }
}

export async function writeSealedJson(vault: CaseVault, path: string, value: unknown): Promise<void> {
  await vault.write(path, [Buffer.from(JSON.stringify(value))])
}

/** The lines of a sealed text object, without their ends; undefined where there is none. */
export async function linesOfObject(vault: CaseVault, path: string): Promise<AsyncGenerator<string> | undefined> {
  const object = await vault.open(path)
  if (object === undefined) return undefined
  return (async function* () {
    try {
      const decoder = new TextDecoder()
      let rest = ''
      for await (const piece of object.pieces()) {
        const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
        rest = lines.pop()!
        yield* lines
      }
      rest += decoder.decode()
      if (rest !== '') yield rest
    } finally {
      await object.close()
    }
  })()
}
