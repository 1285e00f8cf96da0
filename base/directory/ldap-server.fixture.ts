import { createServer, type Server, type Socket } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'
import { FrameReader } from './ber/frame-reader.ts'
import { application, context } from './ber/tags.ts'
import { element, enumerated, integer, octets, sequence } from './ber/write-ber.ts'
import type { Identity } from './certificate.fixture.ts'
import { decodeRequest, type LdapRequest } from './ldap-request.fixture.ts'
import { startTlsOid } from './messages/request.ts'
import { resultCodes } from './messages/result.ts'

/** What a server of the tests says to one request. */
export type LdapReply =
  | { result: number; diagnostic?: string; entries?: LdapEntry[]; elsewhere?: string[] }
  /** Says nothing and keeps the connection. */
  | 'silence'
  /** Closes the connection without an answer. */
  | 'close'
  /** Sends these bytes as they are, then closes. */
  | { raw: Uint8Array }

export interface LdapEntry {
  name: string
  attributes: Record<string, readonly (string | Uint8Array)[]>
}

export interface LdapServer {
  port: number
  requests: LdapRequest[]
  close(): Promise<void>
}

export interface LdapServerOptions {
  answer(request: LdapRequest, way: { secure: boolean }): LdapReply
  /** Certificate and key, for `ldaps` and StartTLS. */
  identity?: Identity
  /** TLS from the first byte. */
  ldaps?: boolean
  /** What StartTLS is answered; 0 (success) where there is an identity. */
  startTls?: number
  /** Sent in the clear right behind the answer to StartTLS: an attack on clients that keep it. */
  injected?: Uint8Array
}

const tags = { bind: 1, search: 5, modify: 7, extended: 24, unbind: 0 }

/** An LDAP server on loopback that speaks real BER; what it answers is up to the test. */
export async function openLdapServer(options: LdapServerOptions): Promise<LdapServer> {
  const requests: LdapRequest[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    serve(options.ldaps ? secured(socket, options.identity!) : socket, Boolean(options.ldaps), options, requests)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { port: portOf(server), requests, close: () => stop(server, sockets) }
}

function serve(socket: Socket, secure: boolean, options: LdapServerOptions, requests: LdapRequest[]): void {
  const frames = new FrameReader(1 << 20)
  const take = (piece: Buffer): void => {
    for (const bytes of frames.push(piece)) {
      const request = decodeRequest(bytes)
      requests.push(request)
      if (request.op === 'unbind') socket.end()
      else if (request.op === 'extended' && request.oid === startTlsOid && !secure) {
        const code = options.startTls ?? (options.identity ? 0 : resultCodes.protocolError)
        socket.write(Buffer.concat([replyTo(request, { result: code }), options.injected ?? Buffer.alloc(0)]))
        if (code !== 0) continue
        socket.off('data', onData)
        serve(secured(socket, options.identity!), true, options, requests)
      } else say(socket, request, options.answer(request, { secure }))
    }
  }
  const onData = (piece: Buffer): void => {
    try {
      take(piece)
    } catch {
      // Not LDAP, such as a TLS greeting on a plain port: real servers hang up, too.
      socket.destroy()
    }
  }
  socket.on('data', onData)
}

function secured(socket: Socket, identity: Identity): TLSSocket {
  const secureContext = createSecureContext({ cert: identity.certificate, key: identity.key })
  const over = new TLSSocket(socket, { isServer: true, secureContext })
  over.on('error', () => socket.destroy())
  return over
}

function say(socket: Socket, request: LdapRequest, reply: LdapReply): void {
  if (reply === 'silence') return
  if (reply === 'close') socket.destroy()
  else if ('raw' in reply) socket.end(reply.raw)
  else socket.write(replyTo(request, reply))
}

/** The answer as bytes: entries, pointers elsewhere, and the result. */
export function replyTo(request: LdapRequest, reply: Exclude<LdapReply, string | { raw: Uint8Array }>): Buffer {
  const envelope = (operation: Buffer): Buffer => sequence(integer(request.id), operation)
  return Buffer.concat([
    ...(reply.entries ?? []).map((entry) => envelope(encodeEntry(entry))),
    ...(reply.elsewhere ?? []).map((url) => envelope(element(application(19), octets(url)))),
    envelope(
      element(
        application(tags[request.op]),
        enumerated(reply.result),
        octets(''),
        octets(reply.diagnostic ?? ''),
        ...(request.op === 'extended' ? [octets(request.oid, context(10))] : []),
      ),
    ),
  ])
}

function encodeEntry({ name, attributes }: LdapEntry): Buffer {
  const list = Object.entries(attributes).map(([attribute, values]) =>
    sequence(octets(attribute), element(0x31, ...values.map((value) => octets(value)))),
  )
  return element(application(4), octets(name), sequence(...list))
}

function portOf(server: Server): number {
  return (server.address() as { port: number }).port
}

async function stop(server: Server, sockets: Set<Socket>): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()))
  for (const socket of sockets) socket.destroy()
  await closed
}
