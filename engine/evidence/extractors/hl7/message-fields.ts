import type { Fields } from '../../content.ts'
import { type Delimiters, decodeEscapes, delimiterText } from './decode-escapes.ts'

/** A document carried in an OBX of type ED. */
export interface Embedded {
  name: string
  data: Uint8Array
}

export interface Segment {
  text: string
  line: number
}

/**
 * The fields of one message. Paths say segment and field (`PID-5`), a segment's second and later occurrence `#2`. Values
 * keep component and repetition signs; escapes are decoded; empty values and the HL7 null `""` are left out. Documents
 * embedded in OBX-5 go to `embedded` and leave only their type behind.
 */
export function messageFields(segments: readonly Segment[], d: Delimiters, embedded: Embedded[]): Fields {
  const paths: string[] = []
  const values: string[] = []
  const lines: number[] = []
  const seen = new Map<string, number>()
  for (const { text, line } of segments) {
    const fields = text.split(d.field)
    const name = fields[0]!
    const occurrence = (seen.get(name) ?? 0) + 1
    seen.set(name, occurrence)
    const carriesSigns = name === 'MSH' || name === 'FHS' || name === 'BHS'
    if (name === 'OBX' && fields[2] === 'ED') takeEmbedded(fields, d, line, embedded)
    for (let at = carriesSigns ? 2 : 1; at < fields.length; at++) {
      const value = fields[at]!
      if (value === '' || value === '""') continue
      const path = `${name}-${carriesSigns ? at + 1 : at}`
      paths.push(occurrence === 1 ? path : `${path}#${occurrence}`)
      values.push(decodeEscapes(value, d))
      lines.push(line)
    }
  }
  const where = `line=${segments[0]!.line}`
  const kind = messageKind(segments[0]!.text, d)
  return {
    type: 'fields',
    where,
    schema: 'hl7',
    kind,
    paths,
    values,
    delimiters: delimiterText(d),
    lines: Uint32Array.from(lines),
  }
}

/** `ADT^A01` from MSH-9, whatever the component sign; a batch header is called by its own name. */
function messageKind(header: string, d: Delimiters): string {
  const fields = header.split(d.field, 9)
  if (fields[0] !== 'MSH') return fields[0]!
  return (fields[8] ?? '').split(d.component, 2).join('^')
}

const endings: Record<string, string> = {
  pdf: 'pdf',
  rtf: 'rtf',
  html: 'html',
  xml: 'xml',
  jpeg: 'jpg',
  jpg: 'jpg',
  png: 'png',
  tiff: 'tif',
  plain: 'txt',
  dicom: 'dcm',
}

/** OBX-5 as ED: source ^ type ^ subtype ^ encoding ^ data. */
function takeEmbedded(fields: string[], d: Delimiters, line: number, embedded: Embedded[]): void {
  const parts = (fields[5] ?? '').split(d.component)
  const encoded = parts[4]
  if (encoded === undefined || encoded.length < 16) return
  const encoding = parts[3]!.toLowerCase()
  const isHex = encoding === 'hex'
  const body = encoded.replaceAll(/\\X0[DA]\\|\\\.br\\|\s/g, '')
  if (isHex ? !/^[0-9A-Fa-f]+$/.test(body) : !/^[A-Za-z0-9+/=]+$/.test(body)) return
  const ending = endings[(parts[2] ?? '').toLowerCase()] ?? endings[(parts[1] ?? '').toLowerCase()] ?? 'bin'
  embedded.push({ name: `line-${line}.${ending}`, data: Buffer.from(body, isHex ? 'hex' : 'base64') })
  fields[5] = parts.slice(0, 4).join(d.component)
}
