/** What a lock keeps in the clear beside the wrapped master key: settings and salts, never a secret. */
export type LockParameters = Readonly<Record<string, string | number>>

export type LockKind = 'passphrase' | 'shares' | 'key-file' | 'kms'

/**
 * A new way to open the vault. `enrol` makes a 32-byte key that will wrap the master key, and the parameters that the same
 * person, file or service needs to find this key again. The caller zeroes the key.
 */
export interface NewLock {
  readonly kind: LockKind
  enrol(): Promise<{ key: Buffer; parameters: LockParameters }>
}

/**
 * What somebody brings to open the vault. `key` answers the 32-byte key that wraps the master key, or, where that can be
 * told early, throws `VAULT_WRONG_KEY` (not this lock's) or `VAULT_DAMAGED` (parameters that make no sense). A wrong key
 * need not be noticed here: unwrapping notices. The caller zeroes the key.
 */
export interface Opener {
  readonly kind: LockKind
  key(parameters: LockParameters): Promise<Buffer>
}
