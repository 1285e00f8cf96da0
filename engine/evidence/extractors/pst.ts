import { type PSTAttachment, PSTFile, type PSTFolder, type PSTMessage } from 'pst-extractor'
import { Problem } from '../../../base/errors.ts'
import type { ByteSource } from '../../../base/files/index.ts'
import { MemberNames } from '../containers/member-names.ts'
import { type Content, type Gap, Unreadable } from '../content.ts'
import { addressOf, labelOf, type OutlookItem, outlookContent } from '../mail/outlook-content.ts'
import type { ExtractContext, Extractor } from './contract.ts'

/** Outlook stores (.pst, .ost): every item of every folder, numbered as they come; attachments become children. */
export const pst: Extractor = {
  name: 'pst',
  kinds: ['pst'],
  async *extract(bytes, context) {
    const store = open(bytes, context)
    try {
      yield* new StoreReader(context).folder(store.getRootFolder(), '', 0)
    } finally {
      store.close()
    }
  },
}

/** NID_TYPE_SEARCH_FOLDER ([MS-PST] 2.2.2.1). */
const searchFolder = 3

function open(bytes: ByteSource, context: ExtractContext): PSTFile {
  forgetNames()
  if (bytes.path !== undefined) return new PSTFile(bytes.path)
  if (bytes.size > context.limits.wholeFileBytes)
    throw new Unreadable('too-large', 'The store is larger than can be held in memory')
  return new PSTFile(Buffer.from(bytes.all()))
}

/**
 * Stores number their named properties each in its own way, and the library keeps one list for all stores of a process:
 * it starts empty for every store, so that no contact gets its address from the wrong column.
 */
function forgetNames(): void {
  const shared = PSTFile as unknown as { nodeMap: object }
  shared.nodeMap = Reflect.construct(shared.nodeMap.constructor as new () => object, [])
}

const deepestFolder = 50
const deepestMessage = 10

class StoreReader {
  readonly #context: ExtractContext
  #count = 0

  constructor(context: ExtractContext) {
    this.#context = context
  }

  async *folder(folder: PSTFolder, path: string, depth: number): AsyncGenerator<Content> {
    // A search folder only points to items of other folders.
    if (folder.getNodeType() === searchFolder) return
    const name = folder.displayName.replace(/[;=/]/g, ' ').trim()
    const here = path === '' ? name : `${path}/${name}`
    yield* this.#messages(folder, here)
    let inner: PSTFolder[] = []
    try {
      if (depth < deepestFolder) inner = folder.getSubFolders()
    } catch (error) {
      yield gapOf(`folder=${here}`, `The folders inside ${here || 'the store'} cannot be listed`, error)
    }
    for (const each of inner) yield* this.folder(each, here, depth + 1)
  }

  /** The library passes over items that it cannot load, so those found are compared with those announced. */
  async *#messages(folder: PSTFolder, here: string): AsyncGenerator<Content> {
    let found = 0
    let announced = 0
    try {
      announced = Math.max(folder.contentCount, folder.emailCount)
      if (announced <= 0) return
      for (let message = folder.getNextChild(); message !== null; message = folder.getNextChild()) {
        found++
        this.#count++
        this.#context.checkIn()
        const number = `msg=${this.#count}`
        const where = here === '' ? number : `folder=${here};${number}`
        yield* this.#message(message as PSTMessage, where, `${this.#count}/`, 0)
      }
    } catch (error) {
      if (error instanceof Unreadable || error instanceof Problem) throw error
      yield gapOf(`folder=${here}`, `The folder ${here} is damaged after ${found} items`, error)
      return
    }
    if (found < announced)
      yield gapOf(`folder=${here}`, `${announced - found} of ${announced} items in ${here} cannot be read`)
  }

  async *#message(message: PSTMessage, where: string, folder: string, depth: number): AsyncGenerator<Content> {
    let item: OutlookItem
    try {
      item = itemOf(message)
    } catch (error) {
      yield gapOf(where, 'The item is damaged', error)
      return
    }
    yield* outlookContent(item, { where, folder }, this.#context)
    if (/^IPM\.Note\.SMIME$/i.test(message.messageClass)) {
      yield { type: 'gap', where, state: 'encrypted', reason: 'The message is encrypted (S/MIME)', bytes: 0 }
      return
    }
    const names = new MemberNames()
    for (let i = 0; i < countOf(message); i++) yield* this.#attachment(message, i, names, where, folder, depth)
  }

  async *#attachment(
    message: PSTMessage,
    i: number,
    names: MemberNames,
    where: string,
    folder: string,
    depth: number,
  ): AsyncGenerator<Content> {
    this.#context.checkIn()
    try {
      const attachment = message.getAttachment(i)
      const embedded = attachment.embeddedPSTMessage
      const { name, printed } = names.take(attachment.longFilename || attachment.filename || `attachment-${i + 1}`)
      if (embedded !== null && depth < deepestMessage) {
        yield* this.#message(embedded, `${where};attachment=${i + 1}`, `${folder}${name}/`, depth + 1)
        return
      }
      const kept = await this.#context.spool(contentOf(attachment))
      yield { type: 'child', name: folder + name, ...(printed !== undefined && { printed }), ...kept }
    } catch (error) {
      if (error instanceof Problem) throw error
      yield gapOf(`${where};attachment=${i + 1}`, `Attachment ${i + 1} cannot be taken out`, error)
    }
  }
}

function gapOf(where: string, what: string, error?: unknown): Gap {
  const state = error instanceof Unreadable ? error.state : 'damaged'
  const reason = error === undefined ? what : `${what} (${(error as Error).message})`
  return { type: 'gap', where, state, reason, bytes: 0 }
}

function countOf(message: PSTMessage): number {
  try {
    return message.hasAttachments ? message.numberOfAttachments : 0
  } catch {
    return 0
  }
}

/** Pieces of an attachment. The stream fills the buffer it is given, as far as it goes. */
function* contentOf(attachment: PSTAttachment): Generator<Uint8Array> {
  const stream = attachment.fileInputStream
  if (stream === null) throw new Error('it has no content')
  for (let left = stream.length.toNumber(); left > 0; ) {
    const piece = Buffer.alloc(Math.min(left, 1 << 18))
    stream.readCompletely(piece)
    left -= piece.length
    yield piece
  }
}

function itemOf(message: PSTMessage): OutlookItem {
  const rtf = message.body === '' && message.bodyHTML === '' ? message.bodyRTF : ''
  return {
    headers: [
      ['From', addressOf(message.senderName, smtpOf(message.senderEmailAddress))],
      ...recipientsOf(message),
      ['Subject', message.subject],
      ['Date', (message.clientSubmitTime ?? message.messageDeliveryTime)?.toISOString() ?? ''],
    ],
    form: /^IPM\.(?:Contact|Appointment|Task)/i.test(message.messageClass) ? formOf(message) : [],
    plain: message.body,
    html: message.bodyHTML,
    rtf: rtf === '' ? undefined : Buffer.from(rtf, 'latin1'),
  }
}

function smtpOf(address: string): string {
  return address.startsWith('/') ? '' : address
}

const recipientHeaders = ['', 'To', 'Cc', 'Bcc']

/** Addresses of the recipient table; the display lines where it cannot be read. */
function recipientsOf(message: PSTMessage): [string, string][] {
  try {
    const found: [string, string][] = []
    for (let i = 0; i < message.numberOfRecipients; i++) {
      const each = message.getRecipient(i)
      if (each === null) continue
      const address = each.smtpAddress || smtpOf(each.emailAddress)
      found.push([recipientHeaders[each.recipientType] || 'To', addressOf(each.displayName, address)])
    }
    if (found.length > 0) return found
  } catch {
    // The display lines below say the same with names alone.
  }
  return [
    ['To', message.displayTo],
    ['Cc', message.displayCC],
    ['Bcc', message.displayBCC],
  ]
}

/** Every text or date that a contact, appointment or task offers beyond those of a message, by its own name. */
function formOf(message: PSTMessage): [string, string][] {
  const own = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(message) as object)
  return Object.entries(own).flatMap(([property, { get }]): [string, string][] => {
    if (get === undefined) return []
    try {
      const value: unknown = get.call(message)
      if (value instanceof Date) return [[labelOf(property), value.toISOString().slice(0, 10)]]
      return typeof value === 'string' && value !== '' ? [[labelOf(property), value]] : []
    } catch {
      return []
    }
  })
}
