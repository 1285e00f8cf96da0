import {
  DeleteObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
} from '@aws-sdk/client-s3'
import { type Clock, systemClock } from '../clock.ts'
import { checkObjectName, isObjectName, type ObjectStore, type Swept } from './object-store.ts'
import { ask, type Bucket, connect, Refused, type S3Capabilities } from './s3/bucket.ts'
import type { S3Options } from './s3/options.ts'
import { probeBucket } from './s3/probe-bucket.ts'
import { openObjectAt } from './s3/read-object.ts'
import { abortUploads } from './s3/unfinished-uploads.ts'
import { holdVersions, removeOldVersions } from './s3/versions.ts'
import { writeObject } from './s3/write-object.ts'

/** Objects in a bucket. What the bucket lacks weakens some promises: `capabilities` says which, docs/design/vault.md what follows. */
export interface S3Store extends ObjectStore {
  readonly capabilities: S3Capabilities
  /** Legal hold on or off for every version of every object whose name starts with `prefix`. Answers how many versions. */
  setLegalHold(prefix: string, on: boolean): Promise<number>
  sweep(before: number): Promise<Swept>
  close(): void
}

/**
 * Opens a bucket of an S3-compatible store and finds out what it offers. Throws `STORE_SETTINGS` (no such bucket), `STORE_REFUSED`
 * (the key, or its permissions), `STORE_BUSY`, `STORE_UNREACHABLE`, `DISK_FULL`, here and at every use; none of them carries a key.
 */
export async function openS3Store(options: S3Options, clock: Clock = systemClock): Promise<S3Store> {
  const client = connect(options)
  try {
    const host = options.endpoint?.host ?? `of Amazon in ${options.region}`
    const parts = { client, options, clock, host }
    return storeIn({ ...parts, can: await probeBucket(parts) })
  } catch (problem) {
    client.destroy()
    throw problem
  }
}

function storeIn(bucket: Bucket): S3Store {
  const keyOf = (name: string): string => {
    checkObjectName(name)
    return bucket.options.prefix + name
  }
  const turns = new Turns()
  return {
    capabilities: bucket.can,
    async put(name, body, options = {}) {
      const key = keyOf(name)
      if (options.onlyIfAbsent !== true) return writeObject(bucket, key, body, options)
      // Asked first, so that a large body is not sent for nothing. Where the server knows no condition this question is all there
      // is, so writers of this process take turns; one of another process can still come in between.
      const create = async () =>
        (await headOf(bucket, key)) !== undefined ? 'exists' : writeObject(bucket, key, body, options)
      return bucket.can.conditionalCreate ? create() : turns.take(key, create)
    },
    get: async (name) => openObjectAt(bucket, keyOf(name)),
    stat: async (name) => headOf(bucket, keyOf(name)),
    list: (prefix) => listNames(bucket, prefix),
    async delete(name) {
      const key = keyOf(name)
      if ((await headOf(bucket, key)) === undefined) return false
      await ask(bucket, () => bucket.client.send(new DeleteObjectCommand({ Bucket: bucket.options.bucket, Key: key })))
      return true
    },
    setLegalHold: (prefix, on) => holdVersions(bucket, prefix, on),
    async sweep(before) {
      const uploads = await abortUploads(bucket, before)
      return { uploads, ...(bucket.can.versions ? await removeOldVersions(bucket, before) : { versions: 0, kept: 0 }) }
    },
    close: () => bucket.client.destroy(),
  }
}

async function headOf(bucket: Bucket, Key: string): Promise<{ size: number } | undefined> {
  const command = new HeadObjectCommand({ Bucket: bucket.options.bucket, Key })
  const answer = await ask(bucket, () => bucket.client.send(command), [404])
  return answer instanceof Refused ? undefined : { size: answer.ContentLength ?? 0 }
}

/** S3 sorts by bytes, which for our names is the order of the whole names; servers that list folder by folder are sorted page by page. */
async function* listNames(bucket: Bucket, prefix: string): AsyncGenerator<string> {
  const { client, options } = bucket
  const place = { Bucket: options.bucket, Prefix: options.prefix + prefix }
  for (let from: string | undefined; ; ) {
    const command = new ListObjectsV2Command({ ...place, ContinuationToken: from })
    const page = (await ask(bucket, () => client.send(command))) as ListObjectsV2CommandOutput
    const names = (page.Contents ?? []).map(({ Key = '' }) => Key.slice(options.prefix.length))
    yield* names.filter(isObjectName).sort()
    if (page.IsTruncated !== true || page.NextContinuationToken === undefined) return
    from = page.NextContinuationToken
  }
}

/** One after another for the same key, within this process. */
class Turns {
  readonly #last = new Map<string, Promise<unknown>>()

  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve()
    const mine = before.then(work, work)
    this.#last.set(key, mine)
    try {
      return await mine
    } finally {
      if (this.#last.get(key) === mine) this.#last.delete(key)
    }
  }
}
