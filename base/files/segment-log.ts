import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { writeProblem } from './write-atomically.ts'

const headerBytes = 12
const mark = 0x43_6f_72_31 // "Cor1"

/**
 * An append-only file of checked records, so that a run killed at any byte goes on from the last whole record.
 *
 * Record: u32 mark, u32 payload length, u32 CRC-32 of the payload, payload (little endian). On opening, everything after the
 * first record that is cut or does not check is cut off: it was being written when the process died.
 */
export class SegmentLog {
  readonly #file: number
  readonly #path: string
  #end = 0
  #unsynced = 0

  private constructor(path: string) {
    this.#path = path
    this.#file = openSync(path, 'a+')
  }

  /** Opens or creates the log; `seen` gets every whole record with its position, in order. */
  static open(path: string, seen: (payload: Uint8Array, at: number) => void): SegmentLog {
    const log = new SegmentLog(path)
    const size = fstatSync(log.#file).size
    while (log.#end < size) {
      const payload = log.#readAt(log.#end, size)
      if (payload === undefined) break
      seen(payload, log.#end)
      log.#end += headerBytes + payload.length
    }
    if (log.#end < size) ftruncateSync(log.#file, log.#end)
    return log
  }

  /** Appends one record and answers its position. Throws `DISK_FULL` with the log left at its last whole record. */
  append(payload: Uint8Array): number {
    const at = this.#end
    const record = Buffer.allocUnsafe(headerBytes + payload.length)
    record.writeUInt32LE(mark, 0)
    record.writeUInt32LE(payload.length, 4)
    record.writeUInt32LE(crc32(payload), 8)
    record.set(payload, headerBytes)
    try {
      let done = 0
      while (done < record.length) done += writeSync(this.#file, record, done)
    } catch (cause) {
      ftruncateSync(this.#file, at)
      throw writeProblem(this.#path, cause)
    }
    this.#end = at + record.length
    this.#unsynced += record.length
    if (this.#unsynced > 64 * 2 ** 20) this.sync()
    return at
  }

  read(at: number): Uint8Array {
    const payload = this.#readAt(at, this.#end)
    if (payload === undefined) throw new Error(`no whole record at ${at} of ${this.#path}`)
    return payload
  }

  sync(): void {
    fsyncSync(this.#file)
    this.#unsynced = 0
  }

  close(): void {
    this.sync()
    closeSync(this.#file)
  }

  #readAt(at: number, size: number): Uint8Array | undefined {
    if (at + headerBytes > size) return undefined
    const header = Buffer.allocUnsafe(headerBytes)
    readSync(this.#file, header, 0, headerBytes, at)
    const length = header.readUInt32LE(4)
    if (header.readUInt32LE(0) !== mark || at + headerBytes + length > size) return undefined
    const payload = Buffer.allocUnsafe(length)
    let got = 0
    while (got < length) {
      const n = readSync(this.#file, payload, got, length - got, at + headerBytes + got)
      if (n === 0) return undefined
      got += n
    }
    return crc32(payload) === header.readUInt32LE(8) ? payload : undefined
  }
}
