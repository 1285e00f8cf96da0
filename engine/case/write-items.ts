import { csvLine, LineFile } from '../../base/files/index.ts'
import type { Item } from './item.ts'

/** items.csv: item, sha256, kind, bytes, state, reason, findings. */
export function writeItems(path: string, items: readonly Item[]): void {
  const file = new LineFile(path)
  file.line('item,sha256,kind,bytes,state,reason,findings')
  for (const { item, sha256, kind, bytes, state, reason, findings } of items)
    file.line(csvLine([item, sha256, kind, bytes, state, reason, findings]))
  file.close()
}

/** gaps.csv: item, location, state, reason, bytes; one line for each thing that could not be read. */
export function writeGaps(path: string, items: readonly Item[]): void {
  const file = new LineFile(path)
  file.line('item,location,state,reason,bytes')
  for (const { item, gaps, state, reason, bytes } of items) {
    for (const gap of gaps) file.line(csvLine([item, gap.where, gap.state, gap.reason, gap.bytes]))
    if (gaps.length === 0 && state !== 'read') file.line(csvLine([item, '', state, reason, bytes]))
  }
  file.close()
}

export function countGaps(items: readonly Item[]): number {
  return items.reduce((sum, { gaps, state }) => sum + Math.max(gaps.length, state === 'read' ? 0 : 1), 0)
}
