import type { Manifest, TakenItem } from '../sources/source.ts'

/** A part of a source that is read in one piece of work. */
export interface Part {
  source: string
  /** Counts within its source. */
  n: number
  items: TakenItem[]
}

const mostBytes = 64 * 1024 * 1024
const mostItems = 400

/** Cuts a source into parts of about 64 MiB and at most 400 items, the same ones in every run. A larger file is a part by itself. */
export function partsOf(source: string, { items }: Manifest): Part[] {
  const parts: Part[] = []
  let bytes = 0
  for (const item of items) {
    const last = parts.at(-1)
    if (last === undefined || bytes + item.bytes > mostBytes || last.items.length >= mostItems) {
      parts.push({ source, n: parts.length, items: [item] })
      bytes = item.bytes
    } else {
      last.items.push(item)
      bytes += item.bytes
    }
  }
  return parts
}

/** What was read of a part, sealed; the same evidence read by the same program and settings is never read twice. */
export const readPath = (fingerprint: string, source: string, n: number): string =>
  `reads/${fingerprint.slice(0, 24)}/${source}/${n}`

export const bytesOf = ({ items }: Part): number => items.reduce((sum, item) => sum + item.bytes, 0)
