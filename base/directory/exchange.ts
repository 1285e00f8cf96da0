import type { Socket } from 'node:net'
import { FrameReader } from './ber/frame-reader.ts'
import type { DirectoryLimits } from './directory.ts'
import { DirectoryFailure } from './directory-failure.ts'
import { message } from './messages/request.ts'
import { decodeResponse, type Response } from './messages/response.ts'

const notice = 0

/**
 * Requests and their answers on one socket, one request at a time. The first thing that goes wrong closes the socket: after half
 * an answer nobody can say where the next one begins.
 */
export class Exchange {
  readonly #socket: Socket
  readonly #frames: FrameReader
  readonly #limits: DirectoryLimits
  #lastId = 0
  #waiting:
    | { id: number; take(response: Response, bytes: number): void; fail(failure: DirectoryFailure): void }
    | undefined
  #failure: DirectoryFailure | undefined

  constructor(socket: Socket, limits: DirectoryLimits) {
    this.#socket = socket
    this.#limits = limits
    this.#frames = new FrameReader(limits.messageBytes)
    socket.on('data', this.#onData)
    socket.on('close', this.#onClose)
  }

  /** Sends one operation and hands each response to `take`, until it answers true for the last one. */
  async ask(operation: Buffer, take: (response: Response, bytes: number) => boolean): Promise<void> {
    // Nothing of this request has left: whoever asks may say so with certainty.
    if (this.#failure !== undefined) throw new DirectoryFailure(this.#failure.trouble, this.#failure.message, false)
    if (this.#waiting !== undefined) throw new Error('one operation at a time')
    const id = ++this.#lastId
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const late = setTimeout(
      () => this.#fail(new DirectoryFailure('timed-out', 'The server did not answer in time', true)),
      this.#limits.seconds * 1000,
    )
    this.#waiting = {
      id,
      take: (response, bytes) => {
        if (!take(response, bytes)) return
        this.#waiting = undefined
        resolve()
      },
      fail: reject,
    }
    this.#socket.write(message(id, operation))
    await promise.finally(() => clearTimeout(late))
  }

  /** Writes something that has no answer. */
  tell(operation: Buffer): void {
    if (this.#failure === undefined) this.#socket.write(message(++this.#lastId, operation))
  }

  /** Lets go of the socket, which goes on in other hands. Throws when the server has already said more than it was asked. */
  release(): Socket {
    this.#socket.off('data', this.#onData)
    this.#socket.off('close', this.#onClose)
    this.#socket.pause()
    if (this.#failure !== undefined) throw this.#failure
    if (this.#frames.held > 0) throw this.#fail(unasked())
    return this.#socket
  }

  close(): void {
    this.#failure ??= new DirectoryFailure('cut-off', 'The connection was closed', false)
    this.#socket.end()
  }

  readonly #onData = (piece: Buffer): void => {
    try {
      for (const bytes of this.#frames.push(piece)) this.#onResponse(decodeResponse(bytes), bytes.length)
    } catch (error) {
      this.#fail(error)
    }
  }

  readonly #onClose = (): void => {
    this.#fail(new DirectoryFailure('cut-off', 'The server closed the connection', true))
  }

  #onResponse(response: Response, bytes: number): void {
    if (response.id === notice)
      throw new DirectoryFailure('cut-off', 'The server gave notice that it ends the connection', true)
    if (this.#waiting === undefined || response.id !== this.#waiting.id) throw unasked()
    this.#waiting.take(response, bytes)
  }

  #fail(error: unknown): DirectoryFailure {
    this.#failure ??=
      error instanceof DirectoryFailure
        ? error
        : new DirectoryFailure('not-understood', 'The answer could not be read', true)
    this.#socket.destroy()
    this.#waiting?.fail(this.#failure)
    this.#waiting = undefined
    return this.#failure
  }
}

function unasked(): DirectoryFailure {
  return new DirectoryFailure('not-understood', 'The server answered something that was not asked', true)
}
