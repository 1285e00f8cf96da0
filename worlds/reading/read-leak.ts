import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import iconv from 'iconv-lite'
import PostalMime from 'postal-mime'
import { pdfText } from './pdf-text.ts'

/**
 * A second reader of leaks, for the tests of the truth: it shares no code with the writers and none with the engine.
 * Answers the text of every item that holds text, by item name; what it cannot open it leaves out.
 */
export async function readLeak(folder: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const file of files) {
    const path = join(file.parentPath, file.name)
    await readItem(texts, path.slice(folder.length + 1), readFileSync(path), path)
  }
  return texts
}

async function readItem(texts: Map<string, string>, item: string, bytes: Buffer, path?: string): Promise<void> {
  if (item.endsWith('.zip'))
    for (const [name, member] of await membersOf(bytes)) await readItem(texts, `${item}!/${name}`, member)
  else if (item.endsWith('.gz'))
    await readItem(texts, `${item}!/${item.split('/').at(-1)!.slice(0, -3)}`, gunzipSync(bytes))
  else if (item.endsWith('.tar'))
    for (const [name, member] of tarMembers(bytes)) await readItem(texts, `${item}!/${name}`, member)
  else if (item.endsWith('.mbox')) await readMailbox(texts, item, bytes)
  else if (item.endsWith('.eml')) texts.set(item, await readMessage(texts, bytes, `${item}!/`))
  else if (item.endsWith('.pdf')) texts.set(item, await pdfText(bytes))
  else if (/\.(?:xlsx|docx)$/.test(item)) texts.set(item, await officeText(bytes))
  else if (item.endsWith('.sqlite')) texts.set(item, databaseText(path!))
  else if (item.endsWith('.rtf')) texts.set(item, rtfText(bytes.toString('latin1')))
  else if (!item.endsWith('.png')) texts.set(item, iconv.decode(bytes, charsetOf(item, bytes)))
}

function charsetOf(item: string, bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le'
  return /[\u4e00-\u9fff]/.test(item) && item.endsWith('.csv') ? 'big5-hkscs' : 'utf8'
}

/** Members of an archive that opens; none of one that is locked, cut short or noise. */
async function membersOf(bytes: Buffer): Promise<[string, Buffer][]> {
  try {
    const entries = await new ZipReader(new Uint8ArrayReader(new Uint8Array(bytes)), {
      useWebWorkers: false,
    }).getEntries()
    const open = entries.filter((entry) => !entry.directory && !entry.encrypted)
    return await Promise.all(
      open.map(async (entry): Promise<[string, Buffer]> => {
        if (entry.directory) throw new Error('a folder holds no bytes')
        return [entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter()))]
      }),
    )
  } catch {
    return []
  }
}

/** POSIX ustar: 512-byte headers with the name first and the size in octal at 124. */
function tarMembers(bytes: Buffer): [string, Buffer][] {
  const members: [string, Buffer][] = []
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0; ) {
    const name = bytes.toString('utf8', at, bytes.indexOf(0, at))
    const size = Number.parseInt(bytes.toString('latin1', at + 124, at + 136), 8)
    members.push([name, bytes.subarray(at + 512, at + 512 + size)])
    at += 512 + Math.ceil(size / 512) * 512
  }
  return members
}

async function readMailbox(texts: Map<string, string>, item: string, bytes: Buffer): Promise<void> {
  const messages = bytes
    .toString('latin1')
    .split(/^From .*\n/m)
    .slice(1)
  const parts: string[] = []
  for (const [at, message] of messages.entries())
    parts.push(await readMessage(texts, Buffer.from(message, 'latin1'), `${item}!/${at + 1}/`))
  texts.set(item, parts.join('\n\n'))
}

async function readMessage(texts: Map<string, string>, bytes: Buffer, folder: string): Promise<string> {
  const mail = await PostalMime.parse(bytes)
  for (const { filename, content } of mail.attachments)
    await readItem(texts, folder + filename, Buffer.from(content as ArrayBuffer))
  const boxes = [mail.from, ...(mail.to ?? [])].map((box) => `${box?.name} <${box?.address}>`)
  return [...boxes, mail.subject, mail.text].join('\n')
}

/** All XML parts of an office file without their tags; a paragraph, cell or string ends a word. */
async function officeText(bytes: Buffer): Promise<string> {
  const parts = (await membersOf(bytes)).filter(([name]) => name.endsWith('.xml'))
  return parts
    .map(([, xml]) =>
      xml
        .toString('utf8')
        .replace(/<\/(?:w:p|si|c|row)>/g, '\n')
        .replace(/<[^>]*>/g, ''),
    )
    .join('\n')
}

function databaseText(path: string): string {
  const database = new DatabaseSync(path, { readOnly: true })
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  const rows = tables.flatMap(({ name }) => database.prepare(`SELECT * FROM "${String(name)}"`).all())
  database.close()
  return rows.map((row) => Object.values(row).join('\t')).join('\n')
}

const rtfText = (rtf: string): string =>
  rtf.replace(/\\u(-?\d+)\?/g, (_, code) => String.fromCharCode(Number(code) & 0xffff))
