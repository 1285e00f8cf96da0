import { elementIndex } from '../../taxonomy.ts'
import { isDenied, needsCapitals, shouted } from '../../text/clinical.ts'
import { Rank } from '../../text/drafts.ts'
import { labelNumber } from '../../text/labels.ts'
import { Kind } from '../../text/lexis.ts'
import type { Recognizer } from '../contract.ts'
import { itemsAfter } from '../items-after.ts'

const element = elementIndex('immunisation')
const label = labelNumber('immunisation')

/** Vaccines of the word list, and what stands behind "Vaccine:". */
export const immunisation: Recognizer = {
  name: 'immunisation',
  elements: ['immunisation'],
  read(reading, drafts) {
    const { marks, lexis } = reading
    for (let mark = 0; mark < marks.count; mark++)
      if (
        (marks.kinds[mark]! & Kind.vaccine) !== 0 &&
        (!needsCapitals(lexis.terms[marks.entry[mark]!]!) || shouted(reading, mark)) &&
        !isDenied(reading, marks.start[mark]!)
      )
        drafts.add(element, marks.start[mark]!, marks.end[mark]!, 82, Rank.dictionary + 1, 'A vaccine of the word list')
    for (const mark of reading.labels(label)) {
      const why = `Labelled "${lexis.terms[marks.entry[mark]!]}"`
      for (const { start, end } of itemsAfter(reading, mark)) drafts.add(element, start, end, 82, Rank.label, why)
    }
  },
}
