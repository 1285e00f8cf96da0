import {
  AbortMultipartUploadCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
} from '@aws-sdk/client-s3'
import { ask, type Bucket } from './bucket.ts'

/** Removes the parts of uploads that were begun before `before` (milliseconds) and never completed. Answers how many uploads. */
export async function abortUploads(bucket: Bucket, before: number): Promise<number> {
  const { client, options } = bucket
  const place = { Bucket: options.bucket, Prefix: options.prefix }
  let aborted = 0
  let from: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } = {}
  for (;;) {
    const list = new ListMultipartUploadsCommand({ ...place, ...from })
    const page = (await ask(bucket, () => client.send(list))) as ListMultipartUploadsCommandOutput
    for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
      if ((Initiated?.getTime() ?? 0) >= before) continue
      // 404: whoever began it has ended it meanwhile.
      const abort = new AbortMultipartUploadCommand({ Bucket: options.bucket, Key, UploadId })
      await ask(bucket, () => client.send(abort), [404])
      aborted++
    }
    if (page.IsTruncated !== true) return aborted
    from = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
  }
}
