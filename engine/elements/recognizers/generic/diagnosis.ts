import { elementIndex } from '../../taxonomy.ts'
import { hasClinicalNeighbour, isDenied, needsCapitals, shouted } from '../../text/clinical.ts'
import { type Drafts, Rank } from '../../text/drafts.ts'
import { labelNumber } from '../../text/labels.ts'
import { Kind } from '../../text/lexis.ts'
import type { Reading } from '../../text/reading.ts'
import type { Recognizer } from '../contract.ts'
import { itemsAfter } from '../items-after.ts'

const diagnosisElement = elementIndex('diagnosis')
const label = labelNumber('diagnosis')
/** Conditions whose names are everyday words: they count only among other clinical words. */
const everyday = new Set(
  'depression anxiety stroke falls burns fracture dislocation cancer pregnant pregnancy overdose abortion smoker burnout tumour tumor obesity blindness insomnia mania phobia paranoia hernia abscess frailty deafness anemia seizure seizures palpitations dehydration malnutrition addiction jaundice 自殺 便秘 失眠'.split(
    ' ',
  ),
)

/** Conditions of the word list, where they are not denied, and what stands behind "Diagnosis:". */
export const diagnosis: Recognizer = {
  name: 'diagnosis',
  elements: ['diagnosis'],
  read(reading, drafts) {
    const { marks, lexis } = reading
    for (let mark = 0; mark < marks.count; mark++)
      if ((marks.kinds[mark]! & Kind.condition) !== 0) addTerm(reading, mark, lexis.terms[marks.entry[mark]!]!, drafts)
    for (const mark of reading.labels(label)) {
      const term = lexis.terms[marks.entry[mark]!]!
      if (reading.clinicalMarks === 0 && !/diagnos|^dx$|[診诊]斷?|medical history|病史/.test(term)) continue
      for (const { start, end } of itemsAfter(reading, mark))
        if (!isDenied(reading, start) && !holdsTerm(reading, start, end))
          drafts.add(diagnosisElement, start, end, 85, Rank.label, `Labelled "${term}"`)
    }
  },
}

function addTerm(reading: Reading, mark: number, term: string, drafts: Drafts): void {
  const { marks } = reading
  const start = marks.start[mark]!
  const end = marks.end[mark]!
  if (needsCapitals(term) && !shouted(reading, mark)) return
  const among = hasClinicalNeighbour(reading, start, end, 300)
  if (everyday.has(term) && !among) return
  if (isDenied(reading, start)) return
  drafts.add(diagnosisElement, start, end, among ? 85 : 70, Rank.dictionary, 'A condition of the word list')
}

/** A condition of the list inside the item is found by itself, and cut more exactly. */
function holdsTerm(reading: Reading, start: number, end: number): boolean {
  const { marks } = reading
  for (let mark = reading.markAt(start); mark < marks.count && marks.start[mark]! < end; mark++)
    if ((marks.kinds[mark]! & Kind.condition) !== 0) return true
  return false
}
