import {
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  HeadBucketCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import { ask, type Bucket, Refused, type S3Capabilities } from './bucket.ts'
import { s3Problem } from './s3-problem.ts'

/** Not the name of an object (it starts with a dot): a few bytes that stay in the bucket. */
const probeName = '.cordon-probe'
/** What servers answer to a question they do not know, and to a key that may not ask it. */
const noAnswer = [400, 403, 404, 405, 501]

/** Finds out what the bucket offers. Throws `STORE_SETTINGS` or `STORE_REFUSED` where it cannot be used at all. */
export async function probeBucket(bucket: Omit<Bucket, 'can'>): Promise<S3Capabilities> {
  const { client, options } = bucket
  const Bucket = options.bucket
  const head = await ask(bucket, () => client.send(new HeadBucketCommand({ Bucket })), [404])
  if (head instanceof Refused) throw s3Problem(bucket.host, { status: 404, code: 'NoSuchBucket' })
  const versioning = await ask(bucket, () => client.send(new GetBucketVersioningCommand({ Bucket })), noAnswer)
  const versions = !(versioning instanceof Refused) && versioning.Status === 'Enabled'
  return {
    conditionalCreate: await createsConditionally(bucket),
    versions,
    locks: await offersLocks(bucket),
  }
}

/** Servers that do not know the condition ignore it and write: so it is tried on a name that is taken. */
async function createsConditionally(bucket: Omit<Bucket, 'can'>): Promise<boolean> {
  const { client, options } = bucket
  const probe = { Bucket: options.bucket, Key: options.prefix + probeName, Body: 'cordon\n', IfNoneMatch: '*' }
  for (let tries = 0; tries < 2; tries++) {
    const answer = await ask(bucket, () => client.send(new PutObjectCommand(probe)), [409, 412, 501])
    if (answer instanceof Refused) return answer.status !== 501
  }
  return false
}

async function offersLocks(bucket: Omit<Bucket, 'can'>): Promise<boolean> {
  const { client, options } = bucket
  const command = new GetObjectLockConfigurationCommand({ Bucket: options.bucket })
  const answer = await ask(bucket, () => client.send(command), noAnswer)
  return !(answer instanceof Refused) && answer.ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled'
}
