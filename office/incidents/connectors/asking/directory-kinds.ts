import type { Change, Entry, Filter } from '../../../../base/directory/index.ts'

/** What differs between directory servers: how an account is found, and what makes it disabled. */
export interface DirectoryKind {
  /** Attributes by which people sign in: one of them must be the ordered name. */
  readonly names: readonly string[]
  filter(name: string): Filter
  /** Attributes that are read beside the names. */
  readonly reads: readonly string[]
  /**
   * Another entry without which the lock would be written and mean nothing: which one (`otherwise` is the one of the settings),
   * and what must stand there.
   */
  readonly condition?: {
    entry(account: Entry, otherwise: string | undefined): string | undefined
    attribute: string
    value: string
  }
  /** Whether the server's own working hangs on the account. */
  isCritical(entry: Entry): boolean
  /** Whether the connector may make the change that disables; undefined where the entry does not say. */
  mayDisable(entry: Entry): boolean | undefined
  /** Undefined where the entry does not say. */
  isDisabled(entry: Entry): boolean | undefined
  /** The change that disables; undefined where the entry shows too little to make one. */
  disable(entry: Entry): Change | undefined
}

const accountDisabled = 2

/** Active Directory: bit 2 of userAccountControl (ACCOUNTDISABLE, [MS-ADTS] 2.2.16). */
const activeDirectory: DirectoryKind = {
  names: ['sAMAccountName', 'userPrincipalName'],
  filter: (name) => ({
    and: [
      { equal: 'objectCategory', value: 'person' },
      { equal: 'objectClass', value: 'user' },
      {
        or: [
          { equal: 'sAMAccountName', value: name },
          { equal: 'userPrincipalName', value: name },
        ],
      },
    ],
  }),
  reads: [
    'displayName',
    'userAccountControl',
    'pwdLastSet',
    'isCriticalSystemObject',
    'allowedAttributesEffective',
    'sDRightsEffective',
  ],
  isCritical: (entry) => textOf(entry, 'isCriticalSystemObject')?.toUpperCase() === 'TRUE',
  mayDisable(entry) {
    // What one may write is listed, or left out where it is nothing; the other one is always there where the server tells both.
    const listed = entry.attributes.get('allowedattributeseffective')
    if (listed === undefined) return entry.attributes.has('sdrightseffective') ? false : undefined
    return listed.some((value) => value.toString('utf8').toLowerCase() === 'useraccountcontrol')
  },
  isDisabled(entry) {
    const flags = flagsOf(entry)
    return flags === undefined ? undefined : (flags & accountDisabled) !== 0
  },
  disable(entry) {
    const flags = flagsOf(entry)
    if (flags === undefined) return undefined
    return { kind: 'replace', attribute: 'userAccountControl', values: [String(flags | accountDisabled)] }
  },
}

/**
 * OpenLDAP with its password policy overlay: a lock that only an administrator takes off (slapo-ppolicy(5)). It is looked at only
 * where the policy of the account says so (pwdLockout); elsewhere the account goes on signing in with the lock on it.
 */
const openLdap: DirectoryKind = {
  names: ['uid'],
  filter: (name) => ({ equal: 'uid', value: name }),
  reads: ['cn', 'pwdAccountLockedTime', 'pwdPolicySubentry'],
  condition: {
    entry: (account, otherwise) => textOf(account, 'pwdPolicySubentry') ?? otherwise,
    attribute: 'pwdLockout',
    value: 'TRUE',
  },
  isCritical: () => false,
  mayDisable: () => undefined,
  isDisabled: (entry) => textOf(entry, 'pwdAccountLockedTime') === '000001010000Z',
  disable: () => ({ kind: 'replace', attribute: 'pwdAccountLockedTime', values: ['000001010000Z'] }),
}

/** 389 Directory Server, Red Hat Directory Server, FreeIPA. */
const directory389: DirectoryKind = {
  names: ['uid'],
  filter: (name) => ({ equal: 'uid', value: name }),
  reads: ['cn', 'nsAccountLock'],
  isCritical: () => false,
  mayDisable: () => undefined,
  isDisabled: (entry) => textOf(entry, 'nsAccountLock')?.toLowerCase() === 'true',
  disable: () => ({ kind: 'replace', attribute: 'nsAccountLock', values: ['true'] }),
}

export const directoryKinds = {
  'active-directory': activeDirectory,
  openldap: openLdap,
  '389': directory389,
} as const satisfies Record<string, DirectoryKind>

export type DirectoryKindName = keyof typeof directoryKinds

/** The first value of an attribute as text. */
export function textOf(entry: Entry, attribute: string): string | undefined {
  return entry.attributes.get(attribute.toLowerCase())?.[0]?.toString('utf8')
}

function flagsOf(entry: Entry): number | undefined {
  const text = textOf(entry, 'userAccountControl') ?? ''
  return /^-?\d{1,10}$/.test(text) ? Number(text) | 0 : undefined
}

/**
 * pwdLastSet as milliseconds since 1970: Active Directory counts tenths of a microsecond since 1601 ([MS-ADA3] 2.175). 0 means
 * that the person must change it, undefined that it is not shown.
 */
export function passwordSet(entry: Entry): number | undefined {
  const text = textOf(entry, 'pwdLastSet') ?? ''
  if (!/^\d{1,19}$/.test(text)) return undefined
  return text === '0' ? 0 : Number(BigInt(text) / 10_000n) - 11_644_473_600_000
}

/** What unicodePwd takes: the password in quotation marks, as UTF-16 ([MS-ADTS] 3.1.1.3.1.5.1). */
export function encodePassword(password: string): Buffer {
  return Buffer.from(`"${password}"`, 'utf16le')
}
