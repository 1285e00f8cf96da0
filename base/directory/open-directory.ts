import type { Socket } from 'node:net'
import { openSocket, secure } from './connect.ts'
import {
  type Directory,
  type DirectoryAddress,
  type DirectoryLimits,
  defaultDirectoryLimits,
  type Found,
} from './directory.ts'
import { DirectoryFailure } from './directory-failure.ts'
import { Exchange } from './exchange.ts'
import {
  bindRequest,
  type Change,
  extendedRequest,
  modifyRequest,
  type Query,
  searchRequest,
  startTlsOid,
  unbindRequest,
} from './messages/request.ts'
import type { Response } from './messages/response.ts'
import { type Result, resultCodes } from './messages/result.ts'

/** Connects to an LDAP server, secured before anything else is said. Throws `DirectoryFailure`; nothing was sent then. */
export async function openDirectory(
  address: DirectoryAddress,
  wanted: Partial<DirectoryLimits> = {},
): Promise<Directory> {
  const limits = { ...defaultDirectoryLimits, ...wanted }
  const socket = await openSocket(address, limits.seconds)
  const ready = address.security === 'starttls' ? await startTls(socket, address, limits) : socket
  return new Connection(new Exchange(ready, limits), limits)
}

async function startTls(socket: Socket, address: DirectoryAddress, limits: DirectoryLimits): Promise<Socket> {
  const plain = new Exchange(socket, limits)
  try {
    const answer = await single(plain, extendedRequest(startTlsOid), 'extended')
    if (answer.code !== resultCodes.success)
      throw new DirectoryFailure('untrusted', 'The server does not offer a secure connection', false)
    return await secure(plain.release(), address, limits.seconds)
  } catch (error) {
    socket.destroy()
    // Nothing but the wish for TLS has been sent so far, so nothing can have been done.
    throw error instanceof DirectoryFailure ? new DirectoryFailure(error.trouble, error.message, false) : error
  }
}

class Connection implements Directory {
  readonly #exchange: Exchange
  readonly #limits: DirectoryLimits

  constructor(exchange: Exchange, limits: DirectoryLimits) {
    this.#exchange = exchange
    this.#limits = limits
  }

  async bind(name: string, password: Uint8Array): Promise<Result> {
    if (name === '' || password.length === 0)
      return { code: resultCodes.inappropriateAuthentication, diagnostic: 'A name and a password are needed' }
    return single(this.#exchange, bindRequest(name, password), 'bind')
  }

  async search(query: Query): Promise<Found> {
    const found: Found = { entries: [], elsewhere: 0, result: { code: -1, diagnostic: '' } }
    let size = 0
    const take = (response: Response, bytes: number): boolean => {
      size += bytes
      if (response.kind === 'searched') {
        found.result = response.result
        return true
      }
      if (response.kind === 'entry') found.entries.push(response.entry)
      else if (response.kind === 'elsewhere') found.elsewhere++
      else throw outOfPlace()
      if (size > this.#limits.searchBytes || found.entries.length + found.elsewhere > this.#limits.entries)
        throw new DirectoryFailure('not-understood', 'The server sent more entries than are allowed', true)
      return false
    }
    await this.#exchange.ask(searchRequest(query), take)
    return found
  }

  async modify(entry: string, changes: readonly Change[]): Promise<Result> {
    return single(this.#exchange, modifyRequest(entry, changes), 'modified')
  }

  close(): void {
    this.#exchange.tell(unbindRequest())
    this.#exchange.close()
  }
}

async function single(exchange: Exchange, operation: Buffer, kind: 'bind' | 'modified' | 'extended'): Promise<Result> {
  let result: Result = { code: -1, diagnostic: '' }
  await exchange.ask(operation, (response) => {
    if (response.kind !== kind) throw outOfPlace()
    result = response.result
    return true
  })
  return result
}

function outOfPlace(): DirectoryFailure {
  return new DirectoryFailure('not-understood', 'The server sent an answer of another kind', true)
}
