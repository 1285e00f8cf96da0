import { createHash } from 'node:crypto'
import { chmodSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const othersMayPass = 0o001

/**
 * Where the office of the demo lies: beside its world. As root the database runs as another user, who has to get through every folder
 * above; where a folder above `out` is closed (root's home), it lies in the temporary folder instead, always at the same place.
 */
export function demoOffice(out: string): string {
  if (process.geteuid?.() !== 0) return join(out, 'office')
  if (!isPassable(dirname(out))) {
    const name = createHash('sha256').update(out).digest('hex').slice(0, 12)
    return join(tmpdir(), `cordon-demo-${name}`)
  }
  // Through, not in: the files of the world stay closed.
  chmodSync(out, 0o711)
  return join(out, 'office')
}

function isPassable(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & othersMayPass) === 0) return false
    if (dirname(at) === at) return true
  }
}
