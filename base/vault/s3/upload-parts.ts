import { type CompletedPart, UploadPartCommand } from '@aws-sdk/client-s3'
import { Problem } from '../../errors.ts'
import { ask, type Bucket } from './bucket.ts'

/** S3's own limit. */
const mostParts = 10_000
/** Parts on their way at the same time; one more is being filled. */
const parallel = 3

/**
 * Sends the parts of one upload, a few at a time, and answers what completes it. Reads no further than it can send. Throws what
 * the parts throw, or a Problem; then nothing is on its way any more.
 */
export async function uploadParts(
  bucket: Bucket,
  upload: { Key: string; UploadId: string },
  parts: AsyncIterable<Buffer>,
): Promise<CompletedPart[]> {
  const stop = new AbortController()
  const running = new Set<Promise<void>>()
  const done: CompletedPart[] = []
  let failed: unknown
  const send = (PartNumber: number, Body: Buffer): void => {
    const job = sendPart(bucket, { ...upload, PartNumber, Body }, stop.signal)
      .then((part) => void done.push(part))
      .catch((problem) => {
        failed ??= problem
        stop.abort()
      })
      .finally(() => running.delete(job))
    running.add(job)
  }
  let number = 0
  try {
    for await (const part of parts) {
      if (++number > mostParts) throw tooManyParts(part.length)
      send(number, part)
      while (running.size >= parallel && failed === undefined) await Promise.race(running)
      if (failed !== undefined) break
    }
    await Promise.all(running)
  } catch (problem) {
    failed ??= problem
    stop.abort()
    await Promise.all(running)
  }
  if (failed !== undefined) throw failed
  return done.sort((a, b) => a.PartNumber! - b.PartNumber!)
}

async function sendPart(
  bucket: Bucket,
  part: { Key: string; UploadId: string; PartNumber: number; Body: Buffer },
  abortSignal: AbortSignal,
): Promise<CompletedPart> {
  const command = new UploadPartCommand({ Bucket: bucket.options.bucket, ...part })
  const { ETag } = (await ask(bucket, () => bucket.client.send(command, { abortSignal }))) as { ETag?: string }
  return { PartNumber: part.PartNumber, ETag }
}

function tooManyParts(partBytes: number): Problem {
  return new Problem(
    'STORE_SETTINGS',
    `An object is larger than ${mostParts} parts of ${partBytes >> 20} MiB`,
    'Set CORDON_S3_PART_MB higher and write it again',
  )
}
