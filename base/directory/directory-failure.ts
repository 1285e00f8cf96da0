/** How talking to a directory server can fail, apart from the server's own answers (which are results). */
export type DirectoryTrouble =
  /** No connection: name not found, port closed, no route. */
  | 'unreachable'
  /** The server's certificate is not trusted, not for this host, or the server offers no TLS. */
  | 'untrusted'
  /** No answer in time. */
  | 'timed-out'
  /** The connection ended in the middle. */
  | 'cut-off'
  /** Bytes that are not LDAP, or more of them than are allowed. */
  | 'not-understood'

/**
 * Thrown when a directory server gives no usable answer. `sent` says whether the request may have reached the server: if it is
 * true nobody knows whether it was carried out. The message holds no host, name or value.
 */
export class DirectoryFailure extends Error {
  readonly trouble: DirectoryTrouble
  readonly sent: boolean

  constructor(trouble: DirectoryTrouble, what: string, sent: boolean) {
    super(what)
    this.name = 'DirectoryFailure'
    this.trouble = trouble
    this.sent = sent
  }
}
