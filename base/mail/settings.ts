/** The provider's mail server. */
export interface MailSettings {
  host: string
  port: number
  /**
   * starttls: an ordinary connection that must be encrypted before anything is said. tls: encrypted from the first byte. none: not at all, for a
   * server on this machine.
   */
  security: 'starttls' | 'tls' | 'none'
  login: { user: string; password: { text(): string } } | undefined
  /** The sender, an address. */
  from: string
  /** Certificates (PEM) to trust beside the system's. */
  ca: string | undefined
  /** Milliseconds that a connection may be silent, and that a whole mail may take at most. */
  silentMs: number
  wholeMs: number
}

export const mailPorts = { starttls: 587, tls: 465, none: 25 } as const

/** An address that goes into an envelope: one line, one @, no route. */
export const isMailAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>(),;:"\\]+@[^\s@<>(),;:"\\]+$/.test(text)
