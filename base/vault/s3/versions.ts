import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutObjectLegalHoldCommand,
} from '@aws-sdk/client-s3'
import { ask, type Bucket, Refused } from './bucket.ts'

/** One version of an object, or the mark that it was deleted. */
interface Version {
  Key: string
  VersionId: string
  /** When it became the newest, milliseconds. */
  from: number
  isMark: boolean
}

/**
 * Removes the versions that were replaced or deleted before `before` (milliseconds), and the marks of what is gone. Answers how
 * many went, and how many their lock still keeps.
 */
export async function removeOldVersions(bucket: Bucket, before: number): Promise<{ versions: number; kept: number }> {
  const counts = { versions: 0, kept: 0 }
  for await (const [newest, ...older] of versionsByKey(bucket, bucket.options.prefix)) {
    let left = older.length
    // Each was replaced when the next newer one came.
    for (const [i, version] of older.entries()) {
      if ((i === 0 ? newest! : older[i - 1]!).from >= before) continue
      if (await removeVersion(bucket, version)) left--
      else counts.kept++
    }
    counts.versions += older.length - left
    if (newest!.isMark && left === 0 && newest!.from < before) await removeVersion(bucket, newest!)
  }
  return counts
}

/** Sets or lifts the legal hold on every version of every object whose name starts with `prefix`. Answers how many versions. */
export async function holdVersions(bucket: Bucket, prefix: string, on: boolean): Promise<number> {
  let held = 0
  for await (const versions of versionsByKey(bucket, bucket.options.prefix + prefix))
    for (const { Key, VersionId, isMark } of versions) {
      if (isMark) continue
      const place = { Bucket: bucket.options.bucket, Key, VersionId }
      const command = new PutObjectLegalHoldCommand({ ...place, LegalHold: { Status: on ? 'ON' : 'OFF' } })
      await ask(bucket, () => bucket.client.send(command))
      held++
    }
  return held
}

/** False where a retention or legal hold forbids it. */
async function removeVersion(bucket: Bucket, { Key, VersionId }: Version): Promise<boolean> {
  const command = new DeleteObjectCommand({ Bucket: bucket.options.bucket, Key, VersionId })
  const answer = await ask(bucket, () => bucket.client.send(command), bucket.can.locks ? [403] : [])
  return !(answer instanceof Refused)
}

/** All versions of each name, newest first. */
async function* versionsByKey(bucket: Bucket, Prefix: string): AsyncGenerator<Version[]> {
  let group: Version[] = []
  let from: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {}
  for (;;) {
    const command = new ListObjectVersionsCommand({ Bucket: bucket.options.bucket, Prefix, ...from })
    const page = (await ask(bucket, () => bucket.client.send(command))) as ListObjectVersionsCommandOutput
    for (const version of versionsOf(page)) {
      if (group.length > 0 && group[0]!.Key !== version.Key) {
        yield group
        group = []
      }
      group.push(version)
    }
    if (page.IsTruncated !== true) break
    from = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
  }
  if (group.length > 0) yield group
}

/** The SDK tells versions and marks apart; the server lists them together. Sorted again by name, and newest first. */
function versionsOf({ Versions = [], DeleteMarkers = [] }: ListObjectVersionsCommandOutput): Version[] {
  const told = (isMark: boolean) => (one: (typeof Versions)[number] | (typeof DeleteMarkers)[number]) => ({
    ...{ Key: one.Key ?? '', VersionId: one.VersionId ?? 'null', from: one.LastModified?.getTime() ?? 0, isMark },
    isNewest: one.IsLatest === true,
  })
  return [...Versions.map(told(false)), ...DeleteMarkers.map(told(true))].sort(
    (a, b) => compare(a.Key, b.Key) || Number(b.isNewest) - Number(a.isNewest) || b.from - a.from,
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
