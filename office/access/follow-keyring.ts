import type { Office } from './office.ts'

/**
 * Takes over what other processes did to the keyring, so that a case that one of them erased is erased here from the next action or
 * job on. Where the master key was changed the keyring is sealed now, which whoever needs it will say. Throws `VAULT_DAMAGED` where an
 * older keyring was put back.
 */
export async function followKeyring({ keyring }: Pick<Office, 'keyring'>): Promise<void> {
  if (keyring.sealed) return
  try {
    await keyring.refreshIfChanged()
  } catch (problem) {
    if (!keyring.sealed) throw problem
  }
}
