import { Problem } from '../../base/errors.ts'
import { keyFile, type LockKind, passphrase } from '../../base/vault/index.ts'
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
  chosen: ChosenLocks & { administrator?: string | undefined },
  terminal: Terminal,
): Promise<boolean> {
  if (!office.keyring.exists) {
    await makeKeyring(office.keyring, chosen, terminal)
    await door.opened(wayOf(chosen))
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
  // Whoever wants to enrol an administrator has to open the vault for it, here and now.
  else if (chosen.administrator !== undefined && terminal.interactive)
    await door.open(passphrase(await terminal.askSecret('Passphrase of the vault:')))
  return false
}

/** For the ledger: how a new vault came to be open. */
function wayOf({ keyFile: file, passphraseFile, shares }: ChosenLocks): LockKind {
  if (file !== undefined) return 'key-file'
  return shares === true && passphraseFile === undefined ? 'shares' : 'passphrase'
}
