import type pg from 'pg'

/** Rows as COPY's text, in pieces that end anywhere. */
export type Rows = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** What COPY needs of the driver's connection beside what its types tell of. */
interface Connection extends pg.Connection {
  sendCopyFromChunk(piece: Uint8Array): void
  endCopyFrom(): void
  sendCopyFail(why: string): void
}

const pieceBytes = 256 * 1024
const mostWaiting = 4

/**
 * Runs a `COPY ... TO STDOUT` and hands its bytes to `take`, piece by piece (about 256 KiB, the last one shorter). The server
 * is held back while `take` is at work, so a table of any size needs a megabyte. What `take` throws cuts the connection
 * (nothing else stops a COPY) and comes out here. Answers the number of rows.
 */
export function copyOut(
  client: pg.ClientBase,
  statement: string,
  take: (piece: Uint8Array) => void | Promise<void>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    client.query(new CopyOut(statement, take, resolve, reject))
  })
}

/** Runs a `COPY ... FROM STDIN` with these bytes. What the iterator throws ends it: the server writes nothing. Answers the number of rows. */
export function copyIn(client: pg.ClientBase, statement: string, rows: Rows): Promise<number> {
  return new Promise((resolve, reject) => {
    client.query(new CopyIn(statement, rows, resolve, reject))
  })
}

/** The driver calls these methods in turn (its `Submittable`). */
class CopyOut {
  readonly #statement: string
  readonly #take: (piece: Uint8Array) => void | Promise<void>
  readonly #resolve: (rows: number) => void
  readonly #reject: (cause: unknown) => void
  #stream: pg.Connection['stream'] | undefined
  #piece = Buffer.allocUnsafe(pieceBytes)
  #filled = 0
  #waiting = 0
  #taken: Promise<void> = Promise.resolve()
  #failure: unknown
  #rows = 0

  constructor(
    statement: string,
    take: (piece: Uint8Array) => void | Promise<void>,
    resolve: (rows: number) => void,
    reject: (cause: unknown) => void,
  ) {
    this.#statement = statement
    this.#take = take
    this.#resolve = resolve
    this.#reject = reject
  }

  submit(connection: pg.Connection): void {
    this.#stream = connection.stream
    connection.query(this.#statement)
  }

  /** The driver uses the memory of `chunk` again: its bytes are copied. */
  handleCopyData({ chunk }: { chunk: Uint8Array }): void {
    if (this.#filled + chunk.length > pieceBytes) this.#handOver()
    if (chunk.length > pieceBytes) {
      this.#queue(Buffer.from(chunk))
      return
    }
    this.#piece.set(chunk, this.#filled)
    this.#filled += chunk.length
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.#rows = rowsOf(text)
    this.#handOver()
  }

  handleReadyForQuery(): void {
    this.#taken.then(
      () => this.#resolve(this.#rows),
      (cause) => this.#reject(cause),
    )
  }

  handleError(cause: unknown): void {
    this.#reject(this.#failure ?? cause)
  }

  #handOver(): void {
    if (this.#filled === 0) return
    this.#queue(this.#piece.subarray(0, this.#filled))
    this.#piece = Buffer.allocUnsafe(pieceBytes)
    this.#filled = 0
  }

  #queue(piece: Uint8Array): void {
    if (++this.#waiting > mostWaiting) this.#stream?.pause()
    this.#taken = this.#taken.then(async () => {
      await this.#take(piece)
      if (--this.#waiting === 0) this.#stream?.resume()
    })
    this.#taken.catch((cause) => {
      this.#failure ??= cause
      this.#stream?.destroy()
    })
  }
}

class CopyIn {
  readonly #statement: string
  readonly #source: Rows
  readonly #resolve: (rows: number) => void
  readonly #reject: (cause: unknown) => void
  #rows = 0
  #over = false
  #failure: unknown
  #wake = (): void => {}

  constructor(statement: string, source: Rows, resolve: (rows: number) => void, reject: (cause: unknown) => void) {
    this.#statement = statement
    this.#source = source
    this.#resolve = resolve
    this.#reject = reject
  }

  submit(connection: pg.Connection): void {
    connection.query(this.#statement)
  }

  handleCopyInResponse(connection: Connection): void {
    this.#send(connection).then(
      () => this.#over || connection.endCopyFrom(),
      (cause) => {
        this.#failure = cause
        if (!this.#over) connection.sendCopyFail('the rows could not be read')
      },
    )
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.#rows = rowsOf(text)
  }

  handleReadyForQuery(): void {
    this.#resolve(this.#rows)
  }

  /** The server throws away what is still on its way to it; nothing more may be sent, the connection goes on with the next statement. */
  handleError(cause: unknown): void {
    this.#over = true
    this.#wake()
    this.#reject(this.#failure ?? cause)
  }

  async #send(connection: Connection): Promise<void> {
    for await (const piece of this.#source) {
      if (this.#over) return
      connection.sendCopyFromChunk(piece)
      if (connection.stream.writableNeedDrain)
        await new Promise<void>((resolve) => {
          this.#wake = resolve
          connection.stream.once('drain', resolve)
        })
    }
  }
}

function rowsOf(tag: string): number {
  return Number(/^COPY (\d+)$/.exec(tag)?.[1])
}
