import { notUnderstood, readLength } from './read-ber.ts'
import { Tag } from './tags.ts'

/**
 * Cuts a stream of bytes into whole LDAP messages. Pieces are kept as they come and joined once a message is complete, so that a
 * sender of single bytes costs no more than one of large pieces. A message longer than `limit` bytes throws before it is kept.
 */
export class FrameReader {
  readonly #limit: number
  #pieces: Buffer[] = []
  #held = 0
  /** Length of the message that is being gathered, 0 while its header is not complete. */
  #wanted = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Bytes of a message that is not complete yet. */
  get held(): number {
    return this.#held
  }

  /** Takes a piece, answers the messages that are complete with it. */
  push(piece: Buffer): Buffer[] {
    if (piece.length === 0) return []
    this.#pieces.push(piece)
    this.#held += piece.length
    const whole: Buffer[] = []
    while (this.#complete()) whole.push(this.#cut())
    return whole
  }

  #complete(): boolean {
    if (this.#wanted === 0 && this.#held > 0) this.#readHeader()
    return this.#wanted > 0 && this.#held >= this.#wanted
  }

  #readHeader(): void {
    const head = this.#first(6)
    if (head[0] !== Tag.sequence) throw notUnderstood('something that is not LDAP')
    const length = readLength(head, 1, head.length)
    if (length === undefined) return
    const wanted = 1 + length.octets + length.value
    if (wanted > this.#limit) throw notUnderstood('a message that is too large')
    this.#wanted = wanted
  }

  /** The first bytes held, `count` at most. */
  #first(count: number): Buffer {
    if (this.#pieces[0]!.length < count) this.#join()
    return this.#pieces[0]!.subarray(0, count)
  }

  #join(): void {
    if (this.#pieces.length > 1) this.#pieces = [Buffer.concat(this.#pieces)]
  }

  #cut(): Buffer {
    this.#join()
    const all = this.#pieces[0]!
    const message = all.subarray(0, this.#wanted)
    const rest = all.subarray(this.#wanted)
    this.#pieces = rest.length === 0 ? [] : [rest]
    this.#held = rest.length
    this.#wanted = 0
    return message
  }
}
