import { zipOf } from './zip-of.ts'

const rel = (id: string, type: string, target: string, mode = '') =>
  `<Relationship Id="${id}" Type="http://schemas.example.com/relationships/${type}" Target="${target}"${mode}/>`

/** Relations part; each entry is `[id, type, target]`, with a fourth word for external targets. */
export function relations(entries: [string, string, string, string?][]): string {
  const lines = entries.map(([id, type, target, external]) =>
    rel(id, type, target, external === undefined ? '' : ' TargetMode="External"'),
  )
  return `<?xml version="1.0"?><Relationships>${lines.join('')}</Relationships>`
}

const word = 'xmlns:w="http://example.com/word" xmlns:r="http://example.com/rel"'

export const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

export const wordTable = (rows: string[][]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`

/** A DOCX with this body and other parts. */
export function docxOf(body: string, parts: Record<string, string | Uint8Array> = {}): Promise<Buffer> {
  return zipOf({
    '_rels/.rels': relations([['r1', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': `<?xml version="1.0"?><w:document ${word}><w:body>${body}</w:body></w:document>`,
    ...parts,
  })
}

/** A story part (header, comments ...) of a DOCX. */
export const story = (body: string): string => `<w:story ${word}>${body}</w:story>`

export interface SheetSample {
  name: string
  /** The inside of `<sheetData>`. */
  rows: string
  /** What follows it in the sheet. */
  after?: string
  state?: string
}

/** An XLSX with these sheets; `strings` are shared, `formats` are the format codes of styles 1, 2 ... */
export function xlsxOf(
  sheets: SheetSample[],
  {
    strings = [],
    formats = [],
    parts = {},
  }: { strings?: string[]; formats?: string[]; parts?: Record<string, string | Uint8Array> } = {},
): Promise<Buffer> {
  const members: Record<string, string | Uint8Array> = {
    'xl/workbook.xml': `<workbook xmlns:r="x"><sheets>${sheets.map(({ name, state }, at) => `<sheet name="${name}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="r${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      sheets.map((_, at) => [`r${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`]),
    ),
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => (text.startsWith('<') ? text : `<si><t>${text}</t></si>`)).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet><numFmts>${formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`).join('')}</cellXfs></styleSheet>`,
  }
  for (const [at, { rows, after }] of sheets.entries())
    members[`xl/worksheets/sheet${at + 1}.xml`] = `<worksheet><sheetData>${rows}</sheetData>${after ?? ''}</worksheet>`
  return zipOf({ ...members, ...parts })
}

/** A row of inline texts and numbers. */
export const sheetRow = (number: number, cells: (string | number)[], hidden = false): string =>
  `<row r="${number}"${hidden ? ' hidden="1"' : ''}>${cells.map((cell) => (typeof cell === 'number' ? `<c><v>${cell}</v></c>` : `<c t="inlineStr"><is><t>${cell}</t></is></c>`)).join('')}</row>`
