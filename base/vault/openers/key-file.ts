import { createHash, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { Problem } from '../../errors.ts'
import { writeProblem } from '../../files/index.ts'
import { keyBytes } from '../derive-key.ts'
import { wrongKey } from '../vault-problem.ts'
import type { NewLock, Opener } from './contract.ts'

/**
 * Opens with a file that holds a random key, for machines that must start alone. Made with mode 0600 and never over a file
 * that is there. Three lines: `cordon key file 1`, 64 hex digits, and the first 8 hex digits of the key's SHA-256.
 * Throws `VAULT_WRONG_KEY` where the file is missing, cut, or open to other users of the machine.
 */
export function keyFile(path: string): NewLock & Opener {
  return {
    kind: 'key-file',
    async enrol() {
      const key = randomBytes(keyBytes)
      writeNew(path, `cordon key file 1\n${key.toString('hex')}\n${checksum(key)}\n`)
      return { key, parameters: { checksum: checksum(key) } }
    },
    async key({ checksum: expected }) {
      const key = read(path)
      if (checksum(key) !== expected) throw wrongKey(`${path} is the key file of another vault`, 'Give the right one')
      return key
    },
  }
}

/** Of a random 256-bit key, 32 bits of its hash tell an attacker nothing useful. */
function checksum(key: Uint8Array): string {
  return createHash('sha256').update('cordon key file 1').update(key).digest('hex').slice(0, 8)
}

function writeNew(path: string, text: string): void {
  try {
    const file = openSync(path, 'wx', 0o600)
    try {
      writeSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST')
      throw wrongKey(`${path} is there already`, 'Choose another path: a key file is never overwritten')
    throw writeProblem(path, cause)
  }
}

function read(path: string): Buffer {
  let text: string
  try {
    if ((statSync(path).mode & 0o077) !== 0)
      throw wrongKey(`${path} can be read by other users of this machine`, `Run chmod 600 ${path}, or change the key`)
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw wrongKey(`${path} cannot be read`, 'Check the path and who may read it')
  }
  const match = /^cordon key file 1\n([0-9a-f]{64})\n([0-9a-f]{8})\n?$/.exec(text)
  const key = Buffer.from(match?.[1] ?? '', 'hex')
  if (checksum(key) !== match?.[2]) throw wrongKey(`${path} is not a whole key file`, 'Restore it from its copy')
  return key
}
