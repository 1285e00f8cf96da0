import type { ItemList } from '../items/item-list.ts'

/** Items that were read, hold something by themselves, and in which nothing was found; containers count by what is in them. */
export function emptyItems(items: ItemList): string[] {
  return items.lines
    .filter(({ item, state, findings }) => isRead(state) && findings === 0 && !items.holds(item))
    .map(({ item }) => item)
}

/** Items in which something was found. */
export function itemsWithFindings(items: ItemList): number {
  return items.lines.filter(({ findings }) => findings > 0).length
}

const isRead = (state: string) => state === 'read' || state === 'partial'
