import { hash, randomUUID } from 'node:crypto'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import { Problem } from '../../errors.ts'
import type { ObjectBody } from '../object-store.ts'
import { partsOf } from '../parts-of.ts'
import { ask, type Bucket, Refused } from './bucket.ts'
import { uploadParts } from './upload-parts.ts'

/** Metadata of each object: which writing made it, so that a writer whose answer was lost can tell whether it was its own. */
const writeMark = 'cordon-write'
const dayMs = 86_400_000
const mebi = 1 << 20
/** Parts are made this much fewer than S3 allows, because sealing makes the content a little longer. */
const plannedParts = 9_000

interface Writing {
  bucket: Bucket
  Key: string
  mark: string
  onlyIfAbsent: boolean
}

/** Stores a whole object in one step: in one request where it fits into one part, else in parts that count when all are there. */
export async function writeObject(
  bucket: Bucket,
  Key: string,
  body: ObjectBody,
  { onlyIfAbsent = false, expectedBytes = 0 },
): Promise<'written' | 'exists'> {
  const writing = { bucket, Key, mark: randomUUID(), onlyIfAbsent: onlyIfAbsent && bucket.can.conditionalCreate }
  const { partBytes } = bucket.options
  const planned = Math.ceil(expectedBytes / plannedParts / mebi) * mebi
  const parts = partsOf(body, Math.max(partBytes, planned))
  try {
    const first = (await parts.next()).value as Buffer
    const second = await parts.next()
    if (second.done) return await putWhole(writing, first)
    return await putInParts(writing, first, second.value, parts)
  } finally {
    // Where the writing failed, this closes the body.
    await parts.return(undefined)
  }
}

async function putWhole(writing: Writing, Body: Buffer): Promise<'written' | 'exists'> {
  const { bucket, onlyIfAbsent } = writing
  const lock = lockOf(bucket)
  const command = new PutObjectCommand({
    ...describe(writing),
    ...lock,
    Body,
    ...(lock !== undefined && { ContentMD5: hash('md5', Body, 'base64') }),
    ...(onlyIfAbsent && { IfNoneMatch: '*' }),
  })
  const answer = await ask(bucket, () => bucket.client.send(command), [409, 412])
  return answer instanceof Refused ? whoWroteIt(writing) : 'written'
}

async function putInParts(
  writing: Writing,
  first: Buffer,
  second: Buffer,
  rest: AsyncGenerator<Buffer>,
): Promise<'written' | 'exists'> {
  const { bucket, Key, onlyIfAbsent } = writing
  const { options, client } = bucket
  const make = new CreateMultipartUploadCommand({ ...describe(writing), ...lockOf(bucket) })
  const { UploadId } = (await ask(bucket, () => client.send(make))) as { UploadId: string }
  const upload = { Bucket: options.bucket, Key, UploadId }
  try {
    const parts = await uploadParts(bucket, { Key, UploadId }, joined(first, second, rest))
    const complete = new CompleteMultipartUploadCommand({
      ...upload,
      MultipartUpload: { Parts: parts },
      ...(onlyIfAbsent && { IfNoneMatch: '*' }),
    })
    // 404: the upload is gone, perhaps because an earlier try completed it and its answer was lost.
    const answer = await ask(bucket, () => client.send(complete), [404, 409, 412])
    if (!(answer instanceof Refused)) return 'written'
    const outcome = await whoWroteIt(writing)
    if (outcome === 'exists') await abandon(bucket, upload)
    return outcome
  } catch (problem) {
    await abandon(bucket, upload)
    throw problem
  }
}

/** After a refusal that may answer a second try of our own: what is there carries the mark of its writing. */
async function whoWroteIt({ bucket, Key, mark, onlyIfAbsent }: Writing): Promise<'written' | 'exists'> {
  const head = new HeadObjectCommand({ Bucket: bucket.options.bucket, Key })
  const found = await ask(bucket, () => bucket.client.send(head), [404])
  if (!(found instanceof Refused)) {
    if (found.Metadata?.[writeMark] === mark) return 'written'
    if (onlyIfAbsent) return 'exists'
  }
  throw new Problem('STORE_BUSY', 'Another writer was at the same object at the same moment', 'Try again')
}

/** Parts of an upload that was given up cost space until they are removed; `sweep` removes those that could not be removed now. */
async function abandon(bucket: Bucket, upload: { Bucket: string; Key: string; UploadId: string }): Promise<void> {
  // The error that made us give up is the one to tell, not that clearing away failed as well.
  await bucket.client.send(new AbortMultipartUploadCommand(upload)).catch(() => {})
}

async function* joined(first: Buffer, second: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield second
  yield* rest
}

function describe({ bucket, Key, mark }: Writing) {
  return {
    ...{ Bucket: bucket.options.bucket, Key, ContentType: 'application/octet-stream' },
    Metadata: { [writeMark]: mark },
  }
}

function lockOf({ options: { lock }, can, clock }: Bucket) {
  if (lock === undefined || !can.locks) return undefined
  return {
    ...(lock.days > 0 && {
      ObjectLockMode: lock.mode,
      ObjectLockRetainUntilDate: new Date(clock.now() + lock.days * dayMs),
    }),
    ...(lock.legalHold && { ObjectLockLegalHoldStatus: 'ON' as const }),
  }
}
