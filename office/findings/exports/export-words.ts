/** Results of a run that may be given away, under the names that `./cordon scope` gives their files. */
export const exportFiles = ['people', 'exposures', 'harm', 'items', 'gaps'] as const
export type ExportFile = (typeof exportFiles)[number]

/** What is sealed of an export. */
export interface ExportWords {
  purpose: string
  /** Public keys of age. */
  recipients: string[]
}

/** One file of an export: as it was, and sealed for the recipients. */
export interface ExportedFile {
  name: ExportFile
  content_sha256: string
  content_bytes: number
  sealed_sha256: string
  sealed_bytes: number
}

export const placeOfExport = (id: string) => ({ table: 'exports', row: id })
/** Where a file lies in the case's vault: an age file, sealed once more under the case's key. */
export const exportPath = (id: string, file: string): string => `exports/${id}/${file}.csv.age`
/** What whoever downloads it should call it; names nobody. */
export const fileNameOf = (id: string, file: string): string => `register-${id.slice(0, 8)}-${file}.csv.age`
