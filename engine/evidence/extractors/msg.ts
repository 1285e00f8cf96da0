import { createRequire } from 'node:module'
import type { FieldsData } from '@kenjiuno/msgreader'
import { MemberNames } from '../containers/member-names.ts'
import { type Content, Unreadable } from '../content.ts'
import { decodePage } from '../mail/html-text.ts'
import { addressOf, labelOf, type OutlookItem, outlookContent } from '../mail/outlook-content.ts'
import { unpackRtf } from '../mail/unpack-rtf.ts'
import type { ExtractContext, Extractor } from './contract.ts'

// The package is CommonJS with a default export, which Node and bundlers show in different places; require is always the same.
const outlook = createRequire(import.meta.url)('@kenjiuno/msgreader') as typeof import('@kenjiuno/msgreader')
const Reader = outlook.default
type MsgReader = InstanceType<typeof Reader>

/** One Outlook item saved as a file (.msg): mail, contact, appointment; attachments become children. */
export const msg: Extractor = {
  name: 'msg',
  kinds: ['msg'],
  async *extract(bytes, context) {
    if (bytes.size > context.limits.wholeFileBytes)
      throw new Unreadable('too-large', 'The message is larger than can be opened at once')
    const { reader, data } = readFields(bytes.all())
    yield* outlookContent(itemOf(data), { where: '', folder: '' }, context)
    yield* attachmentsOf(reader, data, context)
  },
}

/** Older items are not in Unicode: their code page stands inside, so they are read once more with it. */
function readFields(bytes: Uint8Array): { reader: MsgReader; data: FieldsData } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const reader = new Reader(view)
  const data = reader.getFileData()
  if (data.error !== undefined) throw new Unreadable('damaged', `It cannot be read as an Outlook item: ${data.error}`)
  const encoding = encodingOf(data.messageCodepage ?? data.internetCodepage)
  if (encoding === undefined) return { reader, data }
  const again = new Reader(view)
  again.parserConfig = { ansiEncoding: encoding }
  return { reader: again, data: again.getFileData() }
}

function encodingOf(codepage: number | undefined): string | undefined {
  if (codepage === 950) return 'big5-hkscs'
  if (codepage === 936) return 'gb18030'
  if (codepage === 932 || codepage === 949 || codepage === 874) return `cp${codepage}`
  return codepage !== undefined && codepage >= 1250 && codepage <= 1258 ? `windows-${codepage}` : undefined
}

function itemOf(data: FieldsData): OutlookItem {
  const sender = addressOf(data.senderName, data.senderSmtpAddress ?? smtpOf(data.senderEmail))
  const date = data.clientSubmitTime ?? data.messageDeliveryTime ?? ''
  const packed = data.compressedRtf
  return {
    headers: [
      ['From', sender],
      ['To', recipients(data, 'to')],
      ['Cc', recipients(data, 'cc')],
      ['Bcc', recipients(data, 'bcc')],
      ['Subject', data.subject ?? ''],
      ['Date', date],
    ],
    form: formOf(data),
    plain: data.body ?? '',
    html: data.bodyHtml ?? (data.html === undefined ? '' : decodePage(data.html, htmlCharset(data))),
    rtf: packed === undefined ? undefined : unpackRtf(Buffer.from(packed)),
  }
}

function htmlCharset(data: FieldsData): string | undefined {
  return data.internetCodepage === 65001 ? 'utf-8' : encodingOf(data.internetCodepage)
}

/** Exchange writes its own paths ("/O=CLINIC/OU=..") where others write an address; they tell nobody anything. */
function smtpOf(address: string | undefined): string | undefined {
  return address?.startsWith('/') ? undefined : address
}

function recipients(data: FieldsData, kind: 'to' | 'cc' | 'bcc'): string {
  const these = (data.recipients ?? []).filter((each) => (each.recipType ?? 'to') === kind)
  return these.map((each) => addressOf(each.name, each.smtpAddress ?? smtpOf(each.email))).join(', ')
}

const formProperties = [
  ...['givenName', 'middleName', 'surname', 'displayNamePrefix', 'generation', 'companyName', 'department'],
  ...['departmentName', 'title', 'homeTelephoneNumber', 'businessTelephoneNumber', 'mobileTelephoneNumber'],
  ...['businessFaxNumber', 'postalAddress', 'workAddress', 'streetAddress', 'addressCity', 'stateOrProvince'],
  ...['postalCode', 'country', 'workAddressStreet', 'workAddressCity', 'workAddressState', 'workAddressPostalCode'],
  ...['workAddressCountry', 'email1EmailAddress', 'email1DisplayName', 'fileUnder', 'instMsg', 'location'],
  ...['apptLocation', 'apptStartWhole', 'apptEndWhole'],
] as const satisfies readonly (keyof FieldsData)[]

function formOf(data: FieldsData): [string, string][] {
  return formProperties.flatMap((property): [string, string][] => {
    const value = data[property]
    return typeof value === 'string' ? [[labelOf(property), value]] : []
  })
}

async function* attachmentsOf(reader: MsgReader, data: FieldsData, context: ExtractContext): AsyncGenerator<Content> {
  const names = new MemberNames()
  for (const [i, attachment] of (data.attachments ?? []).entries()) {
    context.checkIn()
    const { name, printed } = names.take(attachmentName(attachment, i))
    try {
      const content = reader.getAttachment(attachment).content
      const spooled = await context.spool(content)
      yield { type: 'child', name, ...(printed !== undefined && { printed }), ...spooled }
    } catch (error) {
      const state = error instanceof Unreadable ? error.state : 'damaged'
      const reason = `${name} cannot be taken out (${(error as Error).message})`
      yield { type: 'gap', where: `member=${name}`, state, reason, bytes: attachment.contentLength ?? 0 }
    }
  }
}

function attachmentName(attachment: FieldsData, i: number): string {
  if (attachment.innerMsgContent) return `${attachment.name ?? `message-${i + 1}`}.msg`
  return attachment.fileName ?? attachment.fileNameShort ?? attachment.name ?? `attachment-${i + 1}`
}
