import { openRow, sealRow } from '../../../base/vault/index.ts'
import type { Office } from '../../access/index.ts'

/** What a part of an upload is, for whoever sends the same file again: its length and SHA-256. */
export interface PartSum {
  bytes: number
  sha256: string
}

const placeOf = (uploadId: string) => ({ table: 'uploads.sums', row: uploadId })

/** The sums of the parts so far; none of an upload that was begun before they were kept. */
export function openSums(office: Office, caseId: string, upload: { id: string; sums: Uint8Array | null }): PartSum[] {
  if (upload.sums === null) return []
  return (openRow(office.keyring.caseKeys(caseId), placeOf(upload.id), upload.sums) as { parts: PartSum[] }).parts
}

/** Hashes of short texts can be guessed, so they are sealed. */
export const sealSums = (office: Office, caseId: string, uploadId: string, parts: PartSum[]): Uint8Array =>
  sealRow(office.keyring.caseKeys(caseId), placeOf(uploadId), { parts })
