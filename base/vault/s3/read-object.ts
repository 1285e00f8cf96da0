import type { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { GetObjectCommand, type GetObjectCommandOutput } from '@aws-sdk/client-s3'
import type { StoredObject } from '../object-store.ts'
import { ask, type Bucket, Refused } from './bucket.ts'
import { mayPass, otherBytes, type Refusal, refusalOf, replacedWhileRead, s3Problem } from './s3-problem.ts'

/** Fetched at opening: an object up to this size is then in memory, whole, and outlives its replacement in any bucket. */
export const openingBytes = 1 << 18
/** Fetched at once where somebody reads on from where the last read ended. */
const aheadBytes = 8 << 20

/** One state of an object: its ETag, and its version where the bucket keeps versions. */
interface Pin {
  ETag: string | undefined
  VersionId: string | undefined
}

/** Opens the newest state of an object; undefined where there is none. Later reads are of that same state. */
export async function openObjectAt(bucket: Bucket, Key: string): Promise<StoredObject | undefined> {
  const answer = await request(bucket, Key, 0, openingBytes, undefined)
  // 416: an empty object has no first byte.
  if (answer instanceof Refused) return answer.status === 416 ? stored(bucket, Key, 0, Buffer.alloc(0)) : undefined
  const size = sizeOf(answer)
  if (size === 0) (answer.Body as Readable | undefined)?.destroy()
  const { ETag, VersionId } = answer
  const first = Buffer.allocUnsafe(Math.min(size, openingBytes))
  const got = size === 0 ? 0 : await fill(answer, first)
  const pin = { ETag, VersionId: bucket.can.versions ? VersionId : undefined }
  if (got < first.length) await fetchInto(bucket, Key, pin, first, 0, got)
  return stored(bucket, Key, size, first, pin)
}

function stored(bucket: Bucket, Key: string, size: number, first: Buffer, pin?: Pin): StoredObject {
  let window = { at: 0, bytes: first }
  let next = 0
  const inWindow = (start: number, end: number): boolean => start >= window.at && end <= window.at + window.bytes.length
  return {
    size,
    async read(offset, length) {
      const start = Math.min(Math.max(0, offset), size)
      const end = Math.min(start + Math.max(0, length), size)
      const readsOn = start === next
      next = end
      if (end <= first.length) return Buffer.from(first.subarray(start, end))
      if (!inWindow(start, end)) {
        const ahead = readsOn ? Math.min(Math.max(end, start + aheadBytes), size) : end
        const bytes = Buffer.allocUnsafe(ahead - start)
        await fetchInto(bucket, Key, pin, bytes, start, 0)
        if (!readsOn) return bytes
        window = { at: start, bytes }
      }
      return Buffer.from(window.bytes.subarray(start - window.at, end - window.at))
    },
    async close() {
      window = { at: 0, bytes: Buffer.alloc(0) }
    },
  }
}

/** Fills `into` from `got` on with the bytes of the object from `offset` on. A connection that breaks is taken up where it broke. */
async function fetchInto(
  bucket: Bucket,
  Key: string,
  pin: Pin | undefined,
  into: Buffer,
  offset: number,
  got: number,
): Promise<void> {
  let broken: Refusal = { status: undefined, code: 'cut' }
  for (let tries = 0, done = got; done < into.length; ) {
    if (tries >= bucket.options.attempts) throw s3Problem(bucket.host, broken)
    if (tries > 0) await setTimeout(Math.min(2000, 50 * 2 ** tries))
    const answer = await request(bucket, Key, offset + done, into.length - done, pin)
    if (answer instanceof Refused) throw replacedWhileRead()
    checkRange(answer, offset + done, into.length - done)
    const more = await fill(answer, into.subarray(done), (refusal) => {
      broken = refusal
    })
    done += more
    tries = more > 0 ? 1 : tries + 1
  }
}

function request(bucket: Bucket, Key: string, offset: number, length: number, pin: Pin | undefined) {
  const command = new GetObjectCommand({
    ...{ Bucket: bucket.options.bucket, Key, Range: `bytes=${offset}-${offset + length - 1}` },
    ...(pin?.ETag !== undefined && { IfMatch: pin.ETag }),
    ...(pin?.VersionId !== undefined && { VersionId: pin.VersionId }),
  })
  return ask(bucket, () => bucket.client.send(command), [404, 412, 416])
}

/** Copies the body of an answer; stops quietly where the connection breaks, and tells why. Answers how many bytes came. */
async function fill(
  answer: GetObjectCommandOutput,
  into: Buffer,
  broke: (refusal: Refusal) => void = () => {},
): Promise<number> {
  let got = 0
  try {
    for await (const piece of answer.Body as AsyncIterable<Uint8Array>) {
      const take = Math.min(piece.length, into.length - got)
      into.set(piece.subarray(0, take), got)
      got += take
      // More than was asked for is not wanted: leaving the loop closes the connection.
      if (take < piece.length) break
    }
  } catch (cause) {
    const refusal = refusalOf(cause)
    if (!mayPass(refusal)) throw cause
    broke(refusal)
  }
  return got
}

function sizeOf({ ContentRange, ContentLength }: GetObjectCommandOutput): number {
  const total = ContentRange === undefined ? ContentLength : Number(/\/(\d+)$/.exec(ContentRange)?.[1])
  if (total === undefined || !Number.isSafeInteger(total)) throw otherBytes()
  return total
}

/** A store that ignores the range, or answers from another place, must not fill our buffer. */
function checkRange({ ContentRange }: GetObjectCommandOutput, offset: number, length: number): void {
  const [first, last] = (/^bytes (\d+)-(\d+)\//.exec(ContentRange ?? '') ?? []).slice(1).map(Number)
  if (first !== offset || last === undefined || last > offset + length - 1) throw otherBytes()
}
