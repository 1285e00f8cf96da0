import { setImmediate as nextTurn } from 'node:timers/promises'
import { notFound, type Work } from '../../access/index.ts'
import { holdOpen } from '../hold-open.ts'
import { resultPath } from '../runs/result-of.ts'
import { linesOfObject, vaultOf } from '../vault-of.ts'
import { csvRecords } from './csv-records.ts'
import { type ItemGap, type ItemLine, ItemList } from './item-list.ts'

const turnEvery = 2000

/** The items of a run and their gaps: opened the first time, then held. Throws `NOT_FOUND` where the run has none. */
export function itemsOf({ office, caseId }: Pick<Work, 'office' | 'caseId'>, run: string): Promise<ItemList> {
  return holdOpen(office, caseId, 'items', run, async () => {
    const gaps = new Map<string, ItemGap[]>()
    for await (const [item, location, state, reason, bytes] of recordsOf('gaps')) {
      const gap = { location: location!, state: state!, reason: reason!, bytes: Number(bytes) }
      const known = gaps.get(item!)
      if (known === undefined) gaps.set(item!, [gap])
      else known.push(gap)
    }
    const lines: ItemLine[] = []
    for await (const [item, , kind, bytes, state, reason, findings] of recordsOf('items')) {
      lines.push({
        ...{ item: item!, kind: kind!, state: state!, reason: reason! },
        ...{ bytes: Number(bytes), findings: Number(findings) },
      })
      if (lines.length % turnEvery === 0) await nextTurn()
    }
    return new ItemList(lines, gaps)
  })

  async function* recordsOf(name: string): AsyncGenerator<string[]> {
    const lines = await linesOfObject(vaultOf(office, caseId), resultPath(run, name))
    if (lines === undefined) throw notFound('list of items')
    yield* csvRecords(lines)
  }
}
