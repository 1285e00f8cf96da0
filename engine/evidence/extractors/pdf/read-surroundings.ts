import type { Content } from '../../content.ts'
import type { ExtractContext } from '../contract.ts'
import { feedXml } from '../packages/read-xml.ts'
import { type Pdfium, unsignedAt, wideText, withMemory } from './pdfium.ts'

const mostBookmarks = 20_000

/** Title, subject and keywords of a PDF, and its outline: merged files often carry one name per chapter. */
export function* readOutline(pdfium: Pdfium, document: number): Iterable<Content> {
  const properties = ['Title', 'Subject', 'Keywords']
    .map((key) => [key, wideText(pdfium, (to, length) => pdfium.FPDF_GetMetaText(document, key, to, length))] as const)
    .filter(([, value]) => value.trim() !== '')
  if (properties.length > 0)
    yield {
      type: 'passage',
      where: 'part=properties',
      text: properties.map(([key, value]) => `${key}: ${value}`).join('\n'),
    }
  const titles: string[] = []
  const waiting = [pdfium.FPDFBookmark_GetFirstChild(document, 0)]
  const seen = new Set<number>()
  while (waiting.length > 0 && seen.size < mostBookmarks) {
    const bookmark = waiting.pop()!
    if (bookmark === 0 || seen.has(bookmark)) continue
    seen.add(bookmark)
    titles.push(wideText(pdfium, (to, length) => pdfium.FPDFBookmark_GetTitle(bookmark, to, length)))
    waiting.push(
      pdfium.FPDFBookmark_GetNextSibling(document, bookmark),
      pdfium.FPDFBookmark_GetFirstChild(document, bookmark),
    )
  }
  const text = titles.filter((title) => title.trim() !== '').join('\n')
  if (text !== '') yield { type: 'passage', where: 'part=outline', text }
}

/** Files that are attached to the PDF. */
export async function* readAttachments(
  pdfium: Pdfium,
  document: number,
  context: ExtractContext,
): AsyncIterable<Content> {
  const count = Math.min(pdfium.FPDFDoc_GetAttachmentCount(document), context.limits.members)
  for (let at = 0; at < count; at++) {
    const attachment = pdfium.FPDFDoc_GetAttachment(document, at)
    if (attachment === 0) continue
    const name = wideText(pdfium, (to, length) => pdfium.FPDFAttachment_GetName(attachment, to, length))
    const bytes = attachedBytes(pdfium, attachment, context.limits.wholeFileBytes)
    if (bytes === undefined) {
      const reason = `The attached file ${safeName(name)} cannot be taken out`
      yield { type: 'gap', where: `attachment=${at + 1}`, state: 'damaged', reason, bytes: 0 }
    } else yield { type: 'child', name: safeName(name), ...(await context.spool(bytes)) }
  }
}

function attachedBytes(pdfium: Pdfium, attachment: number, most: number): Uint8Array | undefined {
  return withMemory(pdfium, 4, (size) => {
    if (!pdfium.FPDFAttachment_GetFile(attachment, 0, 0, size)) return undefined
    const bytes = unsignedAt(pdfium, size)
    if (bytes > most) return undefined
    return withMemory(pdfium, bytes, (buffer) => {
      const isRead = pdfium.FPDFAttachment_GetFile(attachment, buffer, bytes, size)
      return isRead ? pdfium.memory().slice(buffer, buffer + bytes) : undefined
    })
  })
}

function safeName(name: string): string {
  const last = name
    .replaceAll('\\', '/')
    .split('/')
    .pop()!
    .replace(/\p{Cc}/gu, '')
    .trim()
  return last === '' || last === '.' || last === '..' ? 'attachment' : last
}

/** The data of an XFA form (filled in with Acrobat, not shown by other programs) as lines `field: value`; a packet without name is the whole form. */
export async function* readXfa(pdfium: Pdfium, document: number): AsyncIterable<Content> {
  const count = Math.min(pdfium.FPDF_GetXFAPacketCount(document), 100)
  for (let at = 0; at < count; at++) {
    const name = packetName(pdfium, document, at)
    if (name !== 'datasets' && name !== '') continue
    const lines = await dataLines(packetBytes(pdfium, document, at))
    if (lines.length > 0) yield { type: 'passage', where: 'part=xfa', text: lines.join('\n') }
  }
}

function packetName(pdfium: Pdfium, document: number, at: number): string {
  const bytes = pdfium.FPDF_GetXFAPacketName(document, at, 0, 0)
  return withMemory(pdfium, bytes, (buffer) => {
    pdfium.FPDF_GetXFAPacketName(document, at, buffer, bytes)
    return Buffer.from(pdfium.memory().slice(buffer, buffer + Math.max(0, bytes - 1))).toString('utf8')
  })
}

function packetBytes(pdfium: Pdfium, document: number, at: number): Uint8Array {
  return withMemory(pdfium, 4, (size) => {
    pdfium.FPDF_GetXFAPacketContent(document, at, 0, 0, size)
    const bytes = unsignedAt(pdfium, size)
    return withMemory(pdfium, bytes, (buffer) => {
      pdfium.FPDF_GetXFAPacketContent(document, at, buffer, bytes, size)
      return pdfium.memory().slice(buffer, buffer + bytes)
    })
  })
}

async function dataLines(xml: Uint8Array): Promise<string[]> {
  const lines: string[] = []
  let own = ''
  const handlers = {
    open: () => {
      own = ''
    },
    text: (text: string) => {
      own += text
    },
    close(name: string) {
      if (own.trim() !== '') lines.push(`${name}: ${own.trim()}`)
      own = ''
    },
  }
  for await (const _ of feedXml([xml], handlers));
  return lines
}
