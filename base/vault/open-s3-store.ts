import type { Clock } from '../clock.ts'
import type { S3Options } from './s3/options.ts'
import type { S3Store } from './s3-store.ts'

/** `openS3Store` of s3-store.ts. Where no bucket is configured, Amazon's SDK (80 ms, 30 MiB) is never loaded. */
export async function openS3Store(options: S3Options, clock?: Clock): Promise<S3Store> {
  const { openS3Store } = await import('./s3-store.ts')
  return openS3Store(options, clock)
}
