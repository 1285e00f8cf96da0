/** One mail to one person, in plain text. */
export interface Mail {
  to: string
  subject: string
  text: string
  /** The same at every try, so that a mail that came twice can be told to be one: `<id@domain>` is made of it. */
  id: string
}

/**
 * accepted: the server has taken it over. refused: it will never take this one (5xx), trying again is of no use. failed: it could not be reached,
 * was busy (4xx), broke off, or did not let us in; whether it has taken the mail is not known where it broke off at the end. `code` is a reply code or
 * an error code of ours, never a server's words: they quote addresses.
 */
export type MailOutcome = { outcome: 'accepted' } | { outcome: 'refused' | 'failed'; code: string }

export interface Mailer {
  /** Never throws for what the server does. */
  send(mail: Mail): Promise<MailOutcome>
  /** Breaks off what is under way. */
  close(): void
}
