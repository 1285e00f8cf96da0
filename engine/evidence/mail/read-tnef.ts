import { decodeCharset } from './charset.ts'
import { decodePage } from './html-text.ts'
import { type MapiProperties, readMapiProperties } from './mapi-properties.ts'
import { addressOf, type OutlookItem } from './outlook-content.ts'
import { unpackRtf } from './unpack-rtf.ts'

export interface TnefAttachment {
  name: string
  data: Buffer
}

export interface Tnef {
  item: OutlookItem
  attachments: TnefAttachment[]
  /** Bytes at the end that could not be read. */
  lost: number
}

const attributeIds = {
  from: 0x8000,
  subject: 0x8004,
  body: 0x800c,
  attachData: 0x800f,
  attachTitle: 0x8010,
  attachStart: 0x9002,
  properties: 0x9003,
  attachProperties: 0x9005,
  codepage: 0x9007,
} as const

interface Draft {
  texts: Map<number, Buffer>
  properties: MapiProperties
  codepage: string | undefined
  attachments: { title?: Buffer; data?: Buffer; properties: MapiProperties }[]
}

/** Takes a TNEF stream (winmail.dat, [MS-OXTNEF]) apart. What follows the first damage is counted as lost. */
export function readTnef(bytes: Buffer): Tnef {
  const draft: Draft = { texts: new Map(), properties: new Map(), codepage: undefined, attachments: [] }
  let at = 6
  while (at + 11 <= bytes.length) {
    const id = bytes.readUInt16LE(at + 1)
    const length = bytes.readUInt32LE(at + 5)
    const level = bytes[at]
    if ((level !== 1 && level !== 2) || at + 9 + length > bytes.length) break
    takeAttribute(draft, id, bytes.subarray(at + 9, at + 9 + length))
    at += 11 + length
  }
  const attachments = draft.attachments.flatMap((each, i) => attachmentOf(each, i, draft.codepage))
  return { item: itemOf(draft), attachments, lost: Math.max(0, bytes.length - at) }
}

function takeAttribute(draft: Draft, id: number, data: Buffer): void {
  if (id === attributeIds.attachStart) draft.attachments.push({ properties: new Map() })
  else if (id === attributeIds.properties) draft.properties = readMapiProperties(data)
  else if (id === attributeIds.codepage) draft.codepage = charsetOf(data.length >= 4 ? data.readUInt32LE(0) : 0)
  else if (id === attributeIds.attachTitle || id === attributeIds.attachData || id === attributeIds.attachProperties) {
    const last = draft.attachments.at(-1)
    if (last === undefined) return
    if (id === attributeIds.attachTitle) last.title = data
    else if (id === attributeIds.attachData) last.data = data
    else last.properties = readMapiProperties(data)
  } else draft.texts.set(id, data)
}

function charsetOf(codepage: number): string | undefined {
  if (codepage === 950) return 'big5-hkscs'
  if (codepage === 936) return 'gb18030'
  if (codepage === 65001) return 'utf-8'
  return codepage === 0 ? undefined : `cp${codepage}`
}

const unicode = 0x1f

function textOf(properties: MapiProperties, id: number, charset: string | undefined): string {
  const found = properties.get(id)
  if (found === undefined) return ''
  const text = found.type === unicode ? found.data.toString('utf16le') : decodeCharset(found.data, charset)
  return text.replace(/\0+$/, '')
}

function itemOf({ texts, properties, codepage }: Draft): OutlookItem {
  const property = (id: number): string => textOf(properties, id, codepage)
  const attribute = (id: number): string =>
    decodeCharset(texts.get(id) ?? Buffer.alloc(0), codepage).replace(/\0+$/, '')
  const html = properties.get(0x1013)
  const rtf = properties.get(0x1009)
  return {
    headers: [
      ['From', addressOf(property(0x0c1a), property(0x0c1f))],
      ['To', property(0x0e04)],
      ['Cc', property(0x0e03)],
      ['Subject', property(0x0037) || attribute(attributeIds.subject)],
    ],
    form: contactProperties.map(([id, label]) => [label, property(id)] as const),
    plain: property(0x1000) || attribute(attributeIds.body),
    html: html === undefined ? '' : html.type === unicode ? property(0x1013) : decodePage(html.data),
    rtf: rtf === undefined ? undefined : unpackRtf(rtf.data),
  }
}

/** PidTag numbers of contacts ([MS-OXPROPS]). */
const contactProperties: readonly (readonly [number, string])[] = [
  [0x3a06, 'given name'],
  [0x3a11, 'surname'],
  [0x3a16, 'company name'],
  [0x3a17, 'title'],
  [0x3a08, 'business telephone number'],
  [0x3a09, 'home telephone number'],
  [0x3a1c, 'mobile telephone number'],
  [0x3a15, 'postal address'],
  [0x39fe, 'e-mail address'],
]

const embeddedObject = 0x0d

function attachmentOf(draft: Draft['attachments'][number], i: number, charset: string | undefined): TnefAttachment[] {
  const { properties } = draft
  const own = properties.get(0x3701)
  // An embedded object starts with the 16 bytes that name its interface.
  const embedded = own !== undefined && own.type === embeddedObject ? own.data.subarray(16) : own?.data
  const data = embedded ?? draft.data
  if (data === undefined) return []
  const title = decodeCharset(draft.title ?? Buffer.alloc(0), charset).replace(/\0+$/, '')
  const name = textOf(properties, 0x3707, charset) || title || textOf(properties, 0x3001, charset)
  return [{ name: name || `attachment-${i + 1}`, data }]
}
