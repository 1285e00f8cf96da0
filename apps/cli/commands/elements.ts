import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { bytesOfFile } from '../../../base/files/index.ts'
import { elementNames } from '../../../engine/elements/index.ts'
import { defaultLimits, type TopItem, walkSources } from '../../../engine/evidence/index.ts'
import { type Block, locationIn } from '../../../engine/people/index.ts'
import { readItem } from '../../../engine/read-item.ts'
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

What cannot be read is named on standard error, and counted. Pictures are not read here; ./cordon scope reads them.

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
    const gaps = walk.gaps.length + (await readAll(walk.items, tell, terminal))
    if (!values.json) printTotals(totals, walk.items.length, gaps, terminal)
    return terminal.stop.aborted ? 130 : 0
  },
}

/** Reads every item in order, members right behind their container. Answers the number of gaps. */
async function readAll(items: readonly TopItem[], tell: Tell, terminal: Terminal): Promise<number> {
  const spool = mkdtempSync(join(tmpdir(), 'cordon-elements-'))
  let gaps = 0
  try {
    const waiting: Waiting[] = items.map(({ item, path }) => ({ item, path, depth: 0 })).reverse()
    for (let next = waiting.pop(); next !== undefined && !terminal.stop.aborted; next = waiting.pop()) {
      const { members, missed } = await readOne(next, spool, tell, terminal)
      gaps += missed
      waiting.push(...members.reverse())
    }
  } finally {
    rmSync(spool, { recursive: true, force: true })
  }
  return gaps
}

async function readOne({ item, path, depth }: Waiting, spool: string, tell: Tell, terminal: Terminal) {
  const members: Waiting[] = []
  let missed = 0
  const bytes = bytesOfFile(path)
  const miss = (where: string, state: string, reason: string): void => {
    missed++
    terminal.note(`${item}${where === '' ? '' : ` (${where})`}: ${state}. ${reason}`)
  }
  try {
    const options = { limits: defaultLimits, spool, depth, clock: terminal.clock }
    const end = await readItem(
      bytes,
      { name: basename(item), options, keepText: true, ownDomains: [] },
      {
        block: (block) => tellBlock(item, block, tell),
        child: (name, spooled) => void members.push({ item: `${item}!/${name}`, path: spooled, depth: depth + 1 }),
        picture: (where) => miss(where, 'unsupported', 'Pictures are read by ./cordon scope only'),
        gap: ({ where, state, reason }) => miss(where, state, reason),
      },
    )
    if (end.state !== 'read' && missed === 0) miss('', end.state, end.reason)
  } finally {
    bytes.close()
  }
  if (depth > 0) rmSync(path, { force: true })
  return { members, missed }
}

function tellBlock(item: string, block: Block, tell: Tell): void {
  for (let at = 0; at < block.count; at++)
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
