import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { Identity } from '../base/directory/certificate.fixture.ts'

/** A mail as it came in. */
export interface ReceivedMail {
  from: string
  to: string[]
  /** Headers and text as they were sent. */
  source: string
  encrypted: boolean
}

/** What goes wrong at the next mail, once or until it is taken back. */
export type MailFault =
  | { at: 'greeting' | 'recipient' | 'content'; reply: number }
  /** Takes the content and never answers. */
  | { at: 'content'; reply: 'silence' }
  /** Takes the content and hangs up. */
  | { at: 'content'; reply: 'drop' }

export interface MailServer {
  port: number
  received: ReceivedMail[]
  /** Goes wrong until set to undefined. */
  fault: MailFault | undefined
  close(): Promise<void>
}

/** A mail server on loopback. `login`: whom it lets in; without it, everybody. */
export async function openMailServer(
  options: { identity?: Identity; security?: 'starttls' | 'tls'; login?: { user: string; password: string } } = {},
): Promise<MailServer> {
  const { identity, security, login } = options
  const state: Pick<MailServer, 'received' | 'fault'> = { received: [], fault: undefined }
  const server = new SMTPServer({
    ...(identity !== undefined && { cert: identity.certificate, key: identity.key }),
    secure: security === 'tls',
    disabledCommands: [...(security === 'starttls' ? [] : ['STARTTLS']), ...(login === undefined ? ['AUTH'] : [])],
    authOptional: login === undefined,
    logger: false,
    closeTimeout: 10,
    onConnect: (_, done) => done(replyAt('greeting')),
    onAuth({ username, password }, _, done) {
      if (username === login?.user && password === login?.password) done(null, { user: username })
      else done(new Error('no'))
    },
    onRcptTo: (_, __, done) => done(replyAt('recipient')),
    onData(stream, session, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const wrong = state.fault?.at === 'content' ? state.fault.reply : undefined
        if (typeof wrong !== 'number')
          state.received.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            source: Buffer.concat(pieces).toString(),
            encrypted: session.secure,
          })
        if (wrong === 'silence') return
        if (wrong === 'drop') return dropAll()
        done(replyAt('content'))
      })
    },
  })
  const dropAll = () => {
    for (const connection of server.connections) connection.close()
  }
  function replyAt(place: 'greeting' | 'recipient' | 'content'): Error | null {
    const { fault } = state
    if (fault === undefined || fault.at !== place || typeof fault.reply !== 'number') return null
    return Object.assign(new Error('not now'), { responseCode: fault.reply })
  }
  server.on('error', () => {})
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return Object.assign(state, {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise<void>((done) => server.close(() => done())),
  })
}
