import { escapeXml } from './escape-xml.ts'
import { type Member, zipBytes } from './zip-bytes.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const packaged = 'http://schemas.openxmlformats.org/package/2006'

/** A block is a list of paragraphs, or of rows of a table. */
export type Block = string[] | string[][]

/** A word-processor document with a page header. Names are split over runs here and there, as edited documents have them. */
export async function docxBytes(header: string, blocks: readonly Block[]): Promise<Buffer> {
  const parts: [string, string][] = [
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relation('officeDocument', 'word/document.xml')],
    [
      'word/document.xml',
      `<w:document xmlns:w="${word}"><w:body>${blocks.map(blockXml).join('')}</w:body></w:document>`,
    ],
    ['word/header1.xml', `<w:hdr xmlns:w="${word}">${paragraph(header)}</w:hdr>`],
    ['word/_rels/document.xml.rels', relation('header', 'header1.xml')],
  ]
  return zipBytes(parts.map(([name, xml]): Member => ({ name, bytes: Buffer.from(head + xml) })))
}

function blockXml(block: Block): string {
  return (
    block.map((part) => (typeof part === 'string' ? paragraph(part) : '')).join('') +
    table(block.filter((part) => typeof part !== 'string'))
  )
}

function table(rows: readonly string[][]): string {
  if (rows.length === 0) return ''
  const cell = (text: string) => `<w:tc><w:tcPr><w:tcW w:w="3200" w:type="dxa"/></w:tcPr>${paragraph(text)}</w:tc>`
  return `<w:tbl><w:tblPr/>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>${paragraph('')}`
}

/** Long texts are cut into two runs, the second with its own properties. */
function paragraph(text: string): string {
  const cut = text.length > 12 ? Math.floor(text.length / 2) : text.length
  const run = (piece: string, properties: string) =>
    piece === '' ? '' : `<w:r>${properties}<w:t xml:space="preserve">${escapeXml(piece)}</w:t></w:r>`
  return `<w:p>${run(text.slice(0, cut), '')}${run(text.slice(cut), '<w:rPr><w:lang w:val="en-GB"/></w:rPr>')}</w:p>`
}

const part = (name: string, kind: string) =>
  `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`
const contentTypes = `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('document', 'document.main')}${part('header1', 'header')}</Types>`

const relation = (type: string, target: string): string =>
  `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`
