import type { Change, Query } from './messages/request.ts'
import type { Entry } from './messages/response.ts'
import type { Result } from './messages/result.ts'

/** Where a directory server is, and how the way to it is kept from listeners. */
export interface DirectoryAddress {
  host: string
  port: number
  /** `ldaps`: TLS from the first byte. `starttls`: TLS before anything is said. `none`: only on this very machine. */
  security: 'ldaps' | 'starttls' | 'none'
  /** PEM of the authority that signed the server's certificate, where it is not one that this machine trusts anyway. */
  authority?: string
}

export interface DirectoryLimits {
  /** Seconds for connecting, and for each operation. */
  seconds: number
  /** Bytes of one message. */
  messageBytes: number
  /** Entries and bytes of one search, whatever was asked for. */
  entries: number
  searchBytes: number
}

export const defaultDirectoryLimits: DirectoryLimits = {
  seconds: 15,
  messageBytes: 1 << 20,
  entries: 1000,
  searchBytes: 8 << 20,
}

export interface Found {
  entries: Entry[]
  /** Pointers to other servers, which are not followed. */
  elsewhere: number
  result: Result
}

/**
 * A connection to one LDAP server (RFC 4511), one operation at a time. What the server answers, a refusal included, is a result;
 * everything else throws `DirectoryFailure`, after which the connection is closed and of no more use.
 */
export interface Directory {
  /** Signs in by name and password. An empty password is refused here: servers take it for a nameless sign-in. */
  bind(name: string, password: Uint8Array): Promise<Result>
  search(query: Query): Promise<Found>
  /** All changes happen together or none does. */
  modify(entry: string, changes: readonly Change[]): Promise<Result>
  close(): void
}

export type OpenDirectory = (address: DirectoryAddress, limits?: Partial<DirectoryLimits>) => Promise<Directory>
