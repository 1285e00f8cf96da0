import type { OutputOf } from '../../../../../office/client-types.ts'

export type Entry = OutputOf<'list-items'>['entries'][number]

/** One page of what lies below a path; `after` is where it begins, and `next` where the one behind it does. */
export interface Page {
  below: string
  after?: string
  entries: readonly Entry[] | undefined
  next?: string | undefined
}

/** A line of the tree: an entry, or the place where a page that is not there yet will stand. */
export type TreeRow =
  | { type: 'entry'; depth: number; entry: Entry; isOpen: boolean; isSelf?: true }
  | { type: 'rest'; depth: number; below: string; after: string | undefined }

/** The lines of the tree as they stand below each other, open folders with what lies in them. */
export function rowsOf(pages: readonly Page[], open: ReadonlySet<string>): TreeRow[] {
  const byPath = Map.groupBy(pages, ({ below }) => below)
  const rows: TreeRow[] = []
  const add = (below: string, depth: number): void => {
    const own = byPath.get(below) ?? []
    for (const { entries, after } of own) {
      if (entries === undefined) rows.push({ type: 'rest', depth, below, after })
      for (const entry of entries ?? []) {
        const isOpen = entry.below !== undefined && open.has(entry.below)
        rows.push({ type: 'entry', depth, entry, isOpen })
        if (!isOpen) continue
        // A mail with attachments: the mail itself, then what is attached.
        if (entry.item !== undefined)
          rows.push({
            type: 'entry',
            depth: depth + 1,
            entry: { name: entry.name, item: entry.item },
            isOpen: false,
            isSelf: true,
          })
        add(entry.below!, depth + 1)
      }
    }
    const next = own.at(-1)?.next
    if (own.length === 0 || next !== undefined) rows.push({ type: 'rest', depth, below, after: next })
  }
  add('', 0)
  return rows
}
