import type { Entry, ItemList } from './item-list.ts'

export interface ItemFilter {
  state?: readonly string[] | undefined
  kind?: string | undefined
  /** Part of the path, in any case of letters. */
  text?: string | undefined
  withFindings?: boolean | undefined
}

/** Items of all levels below a path that fit, by path, after the one at path `after`; and how many fit in all. */
export function pickItems(
  items: ItemList,
  below: string,
  { state, kind, text, withFindings }: ItemFilter,
  limit: number,
  after?: string,
): { entries: Entry[]; matching: number; next?: string } {
  const wanted = text?.toLowerCase()
  const fits = items.lines.filter(
    (line) =>
      line.item.startsWith(below) &&
      (state?.includes(line.state) ?? true) &&
      (kind ?? line.kind) === line.kind &&
      (withFindings === undefined || line.findings > 0 === withFindings) &&
      (wanted === undefined || line.item.toLowerCase().includes(wanted)),
  )
  const rest = after === undefined ? fits : fits.filter(({ item }) => item > after)
  const entries = rest.slice(0, limit).map(({ item }) => ({ name: item, item: items.find(item)! }))
  return { entries, matching: fits.length, ...(rest.length > limit && { next: entries.at(-1)!.name }) }
}
