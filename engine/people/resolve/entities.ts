import { type IdentityTable, IdentityTableBuilder } from '../link/index.ts'
import { isSingle, mayBeSameName, nameWords } from '../mentions/index.ts'
import type { MentionFields } from './mention-fields.ts'
import type { MentionTable } from './mention-table.ts'
import { nameOf } from './name-of.ts'
import { Outcome } from './resolution.ts'
import { keyGroups, levelCount } from './tie-by-keys.ts'

/** Mentions that a key of their data set ties together and nobody of the roster explains: one human being, not yet named. */
export interface Entities {
  /** Members of entity i, ascending; entities in order of their first member. */
  members: number[][]
  rows: IdentityTable
  /** 1 where any mention of the entity is a record (row, message, resource) rather than text. */
  records: Uint8Array
}

/**
 * Joins the mentions that are not linked by the keys they share, as long as they do not contradict each other: the widest level
 * at which a group is consistent wins.
 */
export function joinUnlinked(table: MentionTable): Entities {
  const parent = new Map<number, number>()
  for (const mention of table.fields.keys()) parent.set(mention, mention)
  for (let level = levelCount - 1; level >= 0; level--) {
    for (const group of keyGroups(table, level)) {
      const open = group.filter((mention) => table.outcome[mention] !== Outcome.linked)
      if (open.length < 2 || open.length < group.length || !agree(table, open)) continue
      const first = rootOf(parent, open[0]!)
      for (const mention of open) parent.set(rootOf(parent, mention), first)
    }
  }
  return collect(table, parent)
}

function rootOf(parent: Map<number, number>, mention: number): number {
  let root = mention
  while (parent.get(root) !== root) root = parent.get(root)!
  let at = mention
  while (at !== root) {
    const next = parent.get(at)!
    parent.set(at, root)
    at = next
  }
  return root
}

function agree(table: MentionTable, mentions: number[]): boolean {
  const seen = new Map<number, string>()
  let name: string[] = []
  for (const mention of mentions) {
    const fields = table.fields.get(mention)
    if (fields === undefined) continue
    for (let at = 0; at < fields.values.length; at++) {
      const element = fields.element[at]!
      if (isSingle[element] !== 1) continue
      const plain = fields.values[at]!.replace(/[\s().-]/g, '').toUpperCase()
      if ((seen.get(element) ?? plain) !== plain) return false
      seen.set(element, plain)
    }
    const words = nameWords(nameOf(fields))
    if (words.length === 0) continue
    if (!mayBeSameName(name, words)) return false
    if (words.length > name.length) name = words
  }
  return true
}

function collect(table: MentionTable, parent: Map<number, number>): Entities {
  const members = new Map<number, number[]>()
  for (const mention of [...parent.keys()].sort((a, b) => a - b)) {
    const root = rootOf(parent, mention)
    const known = members.get(root)
    if (known === undefined) members.set(root, [mention])
    else known.push(mention)
  }
  const ordered = [...members.values()].sort((a, b) => a[0]! - b[0]!)
  const rows = new IdentityTableBuilder()
  for (const group of ordered) {
    for (const mention of group) addFields(rows, table.fields.get(mention))
    rows.end()
  }
  const records = Uint8Array.from(ordered, (group) => (group.some((mention) => table.isRecord(mention)) ? 1 : 0))
  return { members: ordered, rows: rows.build(), records }
}

function addFields(rows: IdentityTableBuilder, fields: MentionFields | undefined): void {
  if (fields === undefined) return
  for (let at = 0; at < fields.values.length; at++) rows.add(fields.element[at]!, fields.part[at]!, fields.values[at]!)
}

/** The rows of some entities, in the order asked for. */
export function pickRows(rows: IdentityTable, wanted: readonly number[]): IdentityTable {
  const picked = new IdentityTableBuilder()
  for (const row of wanted) {
    for (let at = rows.start[row]!; at < rows.start[row + 1]!; at++)
      picked.add(rows.element[at]!, rows.part[at]!, rows.values[at]!)
    picked.end()
  }
  return picked.build()
}
