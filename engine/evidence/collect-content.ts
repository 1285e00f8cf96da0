import { clockAt } from '../../base/clock.ts'
import { type ByteSource, bytesInMemory, bytesOfFile, type Spool } from '../../base/files/index.ts'
import type { Child, Content, Gap, Rows } from './content.ts'
import { type ExtractOptions, extractItem } from './extract-item.ts'
import { defaultLimits } from './extractors/contract.ts'
import type { ItemOutcome } from './item-state.ts'

/** One item read whole into memory: for tests and small tools only. */
export interface Collected {
  contents: Content[]
  gaps: Gap[]
  children: Child[]
  outcome: ItemOutcome
}

/** Reads `bytes` to the end under a clock that stands still. */
export async function collectContent(
  bytes: ByteSource | Uint8Array,
  name: string,
  options: Partial<ExtractOptions> & Pick<ExtractOptions, 'spool'>,
): Promise<Collected> {
  const source = bytes instanceof Uint8Array ? bytesInMemory(bytes) : bytes
  const reading = extractItem(source, name, {
    limits: defaultLimits,
    depth: 0,
    clock: clockAt('2026-03-02T09:00:00Z'),
    ...options,
  })
  const contents: Content[] = []
  for (;;) {
    const next = await reading.next()
    if (next.done) {
      const gaps = contents.filter((content) => content.type === 'gap')
      const children = contents.filter((content) => content.type === 'child')
      return { contents, gaps, children, outcome: next.value }
    }
    contents.push(next.value)
  }
}

/** The text of a child, and of nothing else: `collected.children.map(textOf)`. */
export function textOf(child: Child): string {
  const bytes = bytesOfFile(child.spooled)
  try {
    return Buffer.from(bytes.all()).toString('utf8')
  } finally {
    bytes.close()
  }
}

/** The cells of a batch that show something else than their text. */
export function shownCells({ rows, shown }: Rows): { row: number; column: number; text: string }[] {
  if (shown === undefined) return []
  return rows.flatMap((cells, row) =>
    cells.flatMap((_, column) => {
      const text = shown(row, column)
      return text === undefined ? [] : [{ row, column, text }]
    }),
  )
}

/** A spool that keeps nothing, for readers whose children do not matter. */
export const noSpool: Spool = {
  async keep(data, admit = () => {}) {
    let bytes = 0
    for await (const piece of data instanceof Uint8Array ? [data] : data) {
      bytes += piece.length
      admit(bytes)
    }
    return { spooled: '', bytes }
  },
}
