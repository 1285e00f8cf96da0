import type { Content } from '../../content.ts'
import type { PdfDocument } from './open-document.ts'
import { narrowText, type Pdfium, wideText } from './pdfium.ts'

/** [fpdf_annot.h] subtypes */
const linkSubtype = 2
const widgetSubtype = 20
const mostAnnotations = 10_000

/** Form fields as one record, then what people wrote on the page (notes, stamps, free text), then addresses behind links. */
export function* readAnnotations(
  pdfium: Pdfium,
  { handle, form }: PdfDocument,
  page: number,
  where: string,
): Iterable<Content> {
  const fields = new Map<string, string>()
  const notes: string[] = []
  const links: string[] = []
  const count = Math.min(pdfium.FPDFPage_GetAnnotCount(page), mostAnnotations)
  for (let at = 0; at < count; at++) {
    const annotation = pdfium.FPDFPage_GetAnnot(page, at)
    if (annotation === 0) continue
    const subtype = pdfium.FPDFAnnot_GetSubtype(annotation)
    if (subtype === widgetSubtype) addField(pdfium, form, annotation, fields)
    else if (subtype === linkSubtype) links.push(addressOf(pdfium, handle, annotation))
    else notes.push(textOf(pdfium, annotation, 'Contents'))
    pdfium.FPDFPage_CloseAnnot(annotation)
  }
  if (fields.size > 0)
    yield { type: 'fields', where, schema: 'form', kind: '', paths: [...fields.keys()], values: [...fields.values()] }
  yield* passage(`${where};part=notes`, notes)
  yield* passage(`${where};part=links`, links)
}

function* passage(where: string, lines: string[]): Iterable<Content> {
  const text = [...new Set(lines)].filter((line) => line.trim() !== '').join('\n')
  if (text !== '') yield { type: 'passage', where, text }
}

/** The label that the form shows for the field, else its name; a box that is not ticked says nothing. */
function addField(pdfium: Pdfium, form: number, annotation: number, fields: Map<string, string>): void {
  if (form === 0) return
  const value = wideText(pdfium, (to, length) => pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, to, length))
  if (value.trim() === '' || value === 'Off') return
  const shown = wideText(pdfium, (to, length) =>
    pdfium.FPDFAnnot_GetFormFieldAlternateName(form, annotation, to, length),
  )
  const named = wideText(pdfium, (to, length) => pdfium.FPDFAnnot_GetFormFieldName(form, annotation, to, length))
  const label = shown.trim() || named.trim() || 'field'
  const key = fields.has(label) && fields.get(label) !== value ? `${label} (${named})` : label
  fields.set(key, value)
}

function textOf(pdfium: Pdfium, annotation: number, key: string): string {
  return wideText(pdfium, (to, length) => pdfium.FPDFAnnot_GetStringValue(annotation, key, to, length)).replace(
    /\r\n?/g,
    '\n',
  )
}

function addressOf(pdfium: Pdfium, document: number, annotation: number): string {
  const link = pdfium.FPDFAnnot_GetLink(annotation)
  const action = link === 0 ? 0 : pdfium.FPDFLink_GetAction(link)
  return action === 0
    ? ''
    : narrowText(pdfium, (to, length) => pdfium.FPDFAction_GetURIPath(document, action, to, length))
}
