import type { Extractor } from './contract.ts'

/** One line of the list: what it is called, what it reads, and how to get it (a reader loads only what it needs). */
export interface ListedExtractor {
  readonly name: string
  readonly kinds: readonly string[]
  load(): Promise<Extractor>
}

/** Every extractor there is. To add one: write `<name>.ts`, its cases, and one line here. */
export const extractors: readonly ListedExtractor[] = [
  { name: 'text', kinds: ['text'], load: async () => (await import('./text.ts')).text },
  { name: 'html', kinds: ['html'], load: async () => (await import('./html.ts')).html },
  { name: 'xlsx', kinds: ['xlsx'], load: async () => (await import('./xlsx.ts')).xlsx },
  { name: 'xls', kinds: ['xls', 'xlsb'], load: async () => (await import('./xls.ts')).xls },
  { name: 'docx', kinds: ['docx'], load: async () => (await import('./docx.ts')).docx },
  { name: 'doc', kinds: ['doc'], load: async () => (await import('./doc.ts')).doc },
  { name: 'pptx', kinds: ['pptx'], load: async () => (await import('./pptx.ts')).pptx },
  { name: 'ppt', kinds: ['ppt'], load: async () => (await import('./ppt.ts')).ppt },
  { name: 'odf', kinds: ['odt', 'ods', 'odp', 'fodt', 'fods'], load: async () => (await import('./odf.ts')).odf },
  { name: 'rtf', kinds: ['rtf'], load: async () => (await import('./rtf.ts')).rtf },
  { name: 'pdf', kinds: ['pdf'], load: async () => (await import('./pdf.ts')).pdf },
  {
    name: 'image',
    kinds: ['png', 'jpeg', 'tiff', 'gif', 'bmp', 'webp'],
    load: async () => (await import('./image.ts')).image,
  },
  { name: 'csv', kinds: ['csv'], load: async () => (await import('./csv.ts')).csv },
  { name: 'json', kinds: ['json', 'ndjson'], load: async () => (await import('./json.ts')).json },
  { name: 'xml', kinds: ['xml'], load: async () => (await import('./xml.ts')).xml },
  { name: 'hl7', kinds: ['hl7v2'], load: async () => (await import('./hl7.ts')).hl7 },
  { name: 'sql', kinds: ['sql'], load: async () => (await import('./sql.ts')).sql },
  { name: 'sqlite', kinds: ['sqlite'], load: async () => (await import('./sqlite.ts')).sqlite },
  { name: 'dbf', kinds: ['dbf'], load: async () => (await import('./dbf.ts')).dbf },
  { name: 'dicom', kinds: ['dicom'], load: async () => (await import('./dicom.ts')).dicom },
  { name: 'zip', kinds: ['zip'], load: async () => (await import('./zip.ts')).zip },
  { name: 'tar', kinds: ['tar'], load: async () => (await import('./tar.ts')).tar },
  { name: 'gzip', kinds: ['gzip', 'zstd'], load: async () => (await import('./gzip.ts')).gzip },
  { name: 'eml', kinds: ['eml'], load: async () => (await import('./eml.ts')).eml },
  { name: 'mbox', kinds: ['mbox'], load: async () => (await import('./mbox.ts')).mbox },
  { name: 'tnef', kinds: ['tnef'], load: async () => (await import('./tnef.ts')).tnef },
  { name: 'msg', kinds: ['msg'], load: async () => (await import('./msg.ts')).msg },
  { name: 'pst', kinds: ['pst'], load: async () => (await import('./pst.ts')).pst },
  {
    name: 'loose-text',
    kinds: ['unknown', 'access', 'onenote', 'publisher', 'visio', 'ole'],
    load: async () => (await import('./loose-text.ts')).looseText,
  },
]

/** The extractor that reads `kind` as `detectKind` names it; undefined where none does. */
export async function extractorFor(kind: string): Promise<Extractor | undefined> {
  return extractors.find((listed) => listed.kinds.includes(kind))?.load()
}
