import type { OutputOf } from '../../../../../office/client-types.ts'
import { call } from '../../../api/call.ts'

type Parts = OutputOf<'read-upload'>['parts']

/**
 * Whether what the server has of an upload is the beginning of this file, part by part. When in doubt false (no sums, a browser that cannot
 * hash, an answer that does not come): then the file is sent anew, and nothing is lost.
 */
export async function isSameFile(caseId: string, uploadId: string, file: File): Promise<boolean> {
  try {
    const outcome = await call('read-upload', { case_id: caseId, upload_id: uploadId })
    if (outcome.state === 'waiting') return false
    const { parts, received } = outcome.output
    return received === parts.reduce((sum, { bytes }) => sum + bytes, 0) && (await holdsAll(file, parts))
  } catch {
    return false
  }
}

async function holdsAll(file: File, parts: Parts): Promise<boolean> {
  let from = 0
  for (const { bytes, sha256 } of parts) {
    const sum = await crypto.subtle.digest('SHA-256', await file.slice(from, from + bytes).arrayBuffer())
    if (hex(sum) !== sha256) return false
    from += bytes
  }
  return true
}

const hex = (sum: ArrayBuffer): string =>
  [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
