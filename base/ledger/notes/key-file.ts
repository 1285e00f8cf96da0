import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { Problem } from '../../errors.ts'
import { createExclusively } from '../disk.ts'
import { publicBytes, type Signer, signerOf } from './key.ts'

/** What the one secret of a ledger gives: its signer, and the key under which ids become references. */
export interface LedgerKey {
  signer: Signer
  referenceKey: Uint8Array
}

const othersMayRead = 0o077

/**
 * Reads the key file at `path`, or makes one (mode 0600) where there is none and `create` allows it. One line,
 * `PRIVATE+KEY+name+id+base64(1 || secret)`, the form that Go's note package reads. The name, and so the origin of the log, is
 * `cordon-case/` and 16 hex digits of the public key's hash.
 * Throws `LEDGER_KEY_INVALID` where it is missing, damaged, or others can read it.
 */
export function openKeyFile(path: string, create: boolean): LedgerKey {
  if (create && !existsSync(path)) createExclusively(path, `${privateLine(randomBytes(32))}\n`, 0o600)
  const seed = readSeed(path)
  return {
    signer: signerOf(nameOf(seed), seed),
    referenceKey: new Uint8Array(hkdfSync('sha256', seed, '', 'cordon ledger reference v1', 32)),
  }
}

function readSeed(path: string): Uint8Array {
  if (!existsSync(path)) throw invalid(`The ledger's key ${path} is missing`)
  if (process.platform !== 'win32' && (statSync(path).mode & othersMayRead) !== 0)
    throw new Problem(
      'LEDGER_KEY_INVALID',
      `Others on this machine can read the ledger's key ${path}`,
      `Run chmod 600 ${path}, and ask whether somebody has copied it`,
    )
  const line = readFileSync(path, 'utf8').trim()
  const seed = Buffer.from(line.split('+').slice(4).join('+'), 'base64').subarray(1)
  if (seed.length !== 32 || privateLine(seed) !== line) throw invalid(`${path} is not a whole key of a ledger`)
  return seed
}

function privateLine(seed: Uint8Array): string {
  const { name, id } = signerOf(nameOf(seed), seed).verifier
  return `PRIVATE+KEY+${name}+${id}+${Buffer.concat([Uint8Array.of(1), seed]).toString('base64')}`
}

function nameOf(seed: Uint8Array): string {
  return `cordon-case/${createHash('sha256').update(publicBytes(seed)).digest('hex').slice(0, 16)}`
}

function invalid(what: string): Problem {
  return new Problem(
    'LEDGER_KEY_INVALID',
    what,
    'Bring it back from its backup; without it, move the ledger folder aside: a new ledger begins, the old one can still be verified',
  )
}
