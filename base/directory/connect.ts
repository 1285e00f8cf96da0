import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { connect as connectSecure, type TLSSocket } from 'node:tls'
import { isLoopback } from '../addresses.ts'
import type { DirectoryAddress } from './directory.ts'
import { DirectoryFailure } from './directory-failure.ts'

/** A plain or TLS connection, depending on the address; StartTLS begins plain. Throws `DirectoryFailure`, with nothing sent. */
export function openSocket(address: DirectoryAddress, seconds: number): Promise<Socket> {
  const { host, port, security } = address
  if (security === 'none' && !isLoopback(host))
    throw new DirectoryFailure('untrusted', 'A plain connection is allowed to this very machine only', false)
  const socket = security === 'ldaps' ? connectSecure({ host, port, ...trust(address) }) : connectPlain({ host, port })
  return settled(socket, security === 'ldaps' ? 'secureConnect' : 'connect', seconds)
}

/** Lays TLS over a plain connection. */
export function secure(socket: Socket, address: DirectoryAddress, seconds: number): Promise<TLSSocket> {
  const over = connectSecure({ socket, ...trust(address) })
  return settled(over, 'secureConnect', seconds) as Promise<TLSSocket>
}

function trust({ host, authority }: DirectoryAddress): object {
  return {
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    // The certificate is compared with this name; an IP address has no place in the TLS greeting (RFC 6066).
    ...(isIP(host) === 0 ? { servername: host } : {}),
    host,
    ...(authority === undefined ? {} : { ca: authority }),
  }
}

function settled(socket: Socket, ready: 'connect' | 'secureConnect', seconds: number): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>()
  const give = (failure: DirectoryFailure): void => {
    socket.destroy()
    reject(failure)
  }
  const late = setTimeout(
    () => give(new DirectoryFailure('timed-out', 'The server did not take the connection in time', false)),
    seconds * 1000,
  )
  const onError = (error: NodeJS.ErrnoException): void => give(connectFailure(error))
  const onClose = (): void =>
    give(new DirectoryFailure('cut-off', 'The server closed the connection while it was being made', false))
  socket.once('error', onError)
  socket.once('close', onClose)
  socket.once(ready, () => resolve(socket))
  return promise.finally(() => {
    clearTimeout(late)
    socket.off('error', onError)
    socket.off('close', onClose)
    // Errors of a socket that was given up have nobody to hear them, and must not end the process.
    socket.on('error', () => {})
  })
}

const noConnection = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EADDRNOTAVAIL)$/

function connectFailure(error: NodeJS.ErrnoException): DirectoryFailure {
  const code = error.code ?? ''
  if (noConnection.test(code)) return new DirectoryFailure('unreachable', 'The server cannot be reached', false)
  if (/^(ECONNRESET|EPIPE)$/.test(code))
    return new DirectoryFailure('cut-off', 'The server closed the connection while it was being made', false)
  const why = /^[A-Z][A-Z0-9_]{3,60}$/.test(code) ? ` (${code})` : ''
  return new DirectoryFailure('untrusted', `The secure connection was not accepted${why}`, false)
}
