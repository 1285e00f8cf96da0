import { elementIndex } from '../../taxonomy.ts'
import { isDenied, needsCapitals, shouted } from '../../text/clinical.ts'
import { Rank } from '../../text/drafts.ts'
import { labelNumber } from '../../text/labels.ts'
import { Kind } from '../../text/lexis.ts'
import type { Recognizer } from '../contract.ts'
import { itemsAfter } from '../items-after.ts'

const element = elementIndex('procedure')
const label = labelNumber('procedure')

/** Operations, scans and treatments of the word list, and what stands behind "Operation:". */
export const procedure: Recognizer = {
  name: 'procedure',
  elements: ['procedure'],
  read(reading, drafts) {
    const { marks, lexis } = reading
    for (let mark = 0; mark < marks.count; mark++) {
      if ((marks.kinds[mark]! & Kind.procedure) === 0) continue
      if (needsCapitals(lexis.terms[marks.entry[mark]!]!) && !shouted(reading, mark)) continue
      if (isDenied(reading, marks.start[mark]!)) continue
      drafts.add(element, marks.start[mark]!, marks.end[mark]!, 82, Rank.dictionary, 'A procedure of the word list')
    }
    if (reading.clinicalMarks === 0) return
    for (const mark of reading.labels(label)) {
      const why = `Labelled "${lexis.terms[marks.entry[mark]!]}"`
      for (const { start, end } of itemsAfter(reading, mark)) drafts.add(element, start, end, 82, Rank.label - 5, why)
    }
  },
}
