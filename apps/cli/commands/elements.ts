import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { elementNames } from '../../../engine/elements/index.ts'
import { defaultLimits, type Walk, walkSources } from '../../../engine/evidence/index.ts'
import { type Block, locationIn } from '../../../engine/people/index.ts'
import { openReaders } from '../../../engine/read-evidence.ts'
import { openPictureReader, type PictureReader } from '../../../engine/read-pictures.ts'
import { type Readers, readerFailure } from '../../../engine/read-sources.ts'
import type { ReaderMessage } from '../../../engine/reader.ts'
import type { Command, Terminal } from '../command.ts'
import { parseOptions, usage } from '../options.ts'

/** One finding as `--json` prints it; the order of keys is part of the contract. */
interface ElementLine {
  item: string
  location: string
  start: number
  end: number
  element: string
  text: string
  confidence: number
  why: string
}

/** An item that waits to be read: a file of the sources, or a member in the spool. */
interface Waiting {
  item: string
  path: string
  depth: number
}

type Tell = (line: ElementLine) => void

const help = `
usage: ./cordon elements PATH... [--json]

  PATH...   files and folders; archives and mailboxes are opened, kinds are detected
  --json    one JSON object per line: {item, location, start, end, element, text, confidence, why}; start and end count
            UTF-16 units in the passage or cell (both 0 for a whole cell or field)

What cannot be read is named on standard error, and counted. Files are opened in a closed process, pictures are read by OCR.

example: ./cordon elements leak/ --json | head`

export const elements: Command = {
  name: 'elements',
  summary: 'what personal data is in files, exactly where, and why we say so',
  help,
  async run(args, terminal) {
    const { values, positionals } = parseOptions('elements', args, { json: { type: 'boolean' } })
    if (positionals.length === 0) throw usage('elements', 'No PATH was given')
    const walk = walkSources(positionals.map((path) => resolve(path)))
    for (const { item, state, reason } of walk.gaps) terminal.note(`${item}: ${state}. ${reason}`)
    const totals = new Map<string, number>()
    const tell = values.json ? jsonTeller(terminal) : tableTeller(terminal, totals)
    const gaps = walk.gaps.length + (await readAll(walk, tell, terminal))
    if (!values.json) printTotals(totals, walk.items.length, gaps, terminal)
    return terminal.stop.aborted ? 130 : 0
  },
}

/** Reads every item in order, members right behind their container, in a closed process. Answers the number of gaps. */
async function readAll(walk: Walk, tell: Tell, terminal: Terminal): Promise<number> {
  const spool = mkdtempSync(join(tmpdir(), 'cordon-elements-'))
  const readers = openReaders(
    walk.sources.map(({ root }) => root),
    spool,
    1,
    defaultLimits,
  )
  const pictures = openPictureReader({ workers: 1, folder: spool })
  const reading = new ElementReading(spool, readers, pictures, tell, terminal)
  try {
    const waiting: Waiting[] = walk.items.map(({ item, path }) => ({ item, path, depth: 0 })).reverse()
    for (let next = waiting.pop(); next !== undefined && !terminal.stop.aborted; next = waiting.pop())
      waiting.push(...(await reading.read(next)).reverse())
  } finally {
    await readers.close()
    await pictures.close()
    rmSync(spool, { recursive: true, force: true })
  }
  return reading.gaps
}

class ElementReading {
  gaps = 0
  readonly #spool: string
  readonly #readers: Readers
  readonly #pictures: PictureReader
  readonly #tell: Tell
  readonly #terminal: Terminal
  #tasks = 0

  constructor(spool: string, readers: Readers, pictures: PictureReader, tell: Tell, terminal: Terminal) {
    this.#spool = spool
    this.#readers = readers
    this.#pictures = pictures
    this.#tell = tell
    this.#terminal = terminal
  }

  /** Tells the findings of one item and answers its members. A picture's text is read last, on a second pass over the item. */
  async read({ item, path, depth }: Waiting): Promise<Waiting[]> {
    const members: Waiting[] = []
    const pictures: { where: string; spooled: string }[] = []
    const before = this.gaps
    const end = await this.#pass(item, path, depth, {}, (message) => {
      if (message.type === 'block') tellBlock(item, message.block, this.#tell)
      else if (message.type === 'child')
        members.push({ item: `${item}!/${message.name}`, path: message.spooled, depth: depth + 1 })
      else if (message.type === 'picture') pictures.push(message)
      else this.#miss(item, message.gap.where, message.gap.state, message.gap.reason)
    })
    if (end.state !== 'read' && this.gaps === before) this.#miss(item, '', end.state, end.reason)
    await this.#readPictures(item, path, depth, pictures)
    if (depth > 0) rmSync(path, { force: true })
    return members
  }

  async #readPictures(
    item: string,
    path: string,
    depth: number,
    pictures: { where: string; spooled: string }[],
  ): Promise<void> {
    const texts: Record<string, string> = {}
    for (const { where, spooled } of pictures) {
      const read = await this.#pictures.read(spooled).catch((error: Error) => error)
      if (read instanceof Error)
        this.#miss(item, where, 'partial', `The text of a picture could not be read: ${read.message}`)
      else if (read.text !== '') texts[where] = read.text
    }
    if (Object.keys(texts).length === 0) return
    const inPicture = (place: string): boolean => texts[place] !== undefined
    await this.#pass(item, path, depth, texts, (message) => {
      if (message.type === 'block') tellBlock(item, message.block, this.#tell, inPicture)
    })
  }

  async #pass(
    item: string,
    path: string,
    depth: number,
    pictureTexts: Record<string, string>,
    onMessage: (message: ReaderMessage) => void,
  ): Promise<{ state: string; reason: string }> {
    const spool = join(this.#spool, String(++this.#tasks))
    const name = basename(item)
    const task = { path, name, spool, depth, limits: defaultLimits, keepText: true, ownDomains: [], pictureTexts }
    try {
      return await this.#readers.run(task, { onMessage, signal: this.#terminal.stop })
    } catch (error) {
      if (this.#terminal.stop.aborted) return { state: 'read', reason: '' }
      return readerFailure(error)
    }
  }

  #miss(item: string, where: string, state: string, reason: string): void {
    this.gaps++
    this.#terminal.note(`${item}${where === '' ? '' : ` (${where})`}: ${state}. ${reason}`)
  }
}

function tellBlock(item: string, block: Block, tell: Tell, inPlace: (place: string) => boolean = () => true): void {
  for (let at = 0; at < block.count; at++) {
    if (!inPlace(block.places[block.place[at]!]!)) continue
    tell({
      item,
      location: locationIn(block, at),
      start: block.start[at]!,
      end: block.end[at]!,
      element: elementNames[block.element[at]!]!,
      text: block.values[at]!,
      confidence: block.confidence[at]!,
      why: block.whys[block.why[at]!]!,
    })
  }
}

function jsonTeller(terminal: Terminal): Tell {
  return (line) => terminal.print(JSON.stringify(line))
}

function tableTeller(terminal: Terminal, totals: Map<string, number>): Tell {
  let item = ''
  return (line) => {
    totals.set(line.element, (totals.get(line.element) ?? 0) + 1)
    if (line.item !== item) terminal.print(`${item === '' ? '' : '\n'}${line.item}`)
    item = line.item
    const text = line.text.replace(/\s+/g, ' ').slice(0, 40)
    const cells = [
      line.location.padEnd(28),
      line.element.padEnd(22),
      String(line.confidence).padStart(3),
      text.padEnd(40),
    ]
    terminal.print(`  ${cells.join('  ')}  ${line.why}`)
  }
}

function printTotals(totals: ReadonlyMap<string, number>, items: number, gaps: number, terminal: Terminal): void {
  const rows = [...totals].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const sum = rows.reduce((total, [, count]) => total + count, 0)
  terminal.print(`\n${sum} findings of ${rows.length} kinds in ${items} files, ${gaps} gaps`)
  for (const [element, count] of rows) terminal.print(`  ${element.padEnd(28)} ${String(count).padStart(8)}`)
}
