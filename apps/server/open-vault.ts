import { Problem } from '../../base/errors.ts'
import { keyFile, passphrase } from '../../base/vault/index.ts'
import type { Office } from '../../office/access/index.ts'
import { type ChosenLocks, makeKeyring, passphraseOf } from './first-run/make-keyring.ts'
import type { Terminal } from './first-run/terminal.ts'
import type { VaultDoor } from './vault/vault-door.ts'

/**
 * At the start: a new installation gets its keyring; another one is opened with the files that were given, or stays sealed until people
 * open it. Answers whether the keyring was made now.
 */
export async function openVault(
  office: Office,
  door: VaultDoor,
  chosen: ChosenLocks,
  terminal: Terminal,
): Promise<boolean> {
  if (!office.keyring.exists) {
    await makeKeyring(office.keyring, chosen, terminal)
    await door.opened(chosen.keyFile === undefined ? 'passphrase' : 'key-file')
    return true
  }
  if (chosen.shares)
    throw new Problem(
      'USAGE',
      'This installation has its locks already',
      'Start it without --shares; print-shares makes new ones',
    )
  if (chosen.keyFile !== undefined) await door.open(keyFile(chosen.keyFile))
  else if (chosen.passphraseFile !== undefined) await door.open(passphrase(passphraseOf(chosen.passphraseFile)))
  return false
}
