import { elementIndex } from '../../taxonomy.ts'
import { isDenied } from '../../text/clinical.ts'
import { type Drafts, Rank } from '../../text/drafts.ts'
import { labelNumber } from '../../text/labels.ts'
import { Kind } from '../../text/lexis.ts'
import type { Reading } from '../../text/reading.ts'
import { after, Lead, seekValue } from '../../text/value-after.ts'
import type { Recognizer } from '../contract.ts'
import { itemsAt } from '../items-after.ts'

const element = elementIndex('allergy')
const label = labelNumber('allergy')
const chinese = /對([\u4e00-\u9fffA-Za-z ]{1,16}?)(?:藥物)?(?:過敏|敏感)/g
const denied = /^(?:no\b|nil|none|nkda|nka|denies|unknown|not known|無|无|沒有|没有|不詳|ninguna?|no conocidas)/i

/** What someone is allergic to, behind its label; "no known drug allergies" is none. */
export const allergy: Recognizer = {
  name: 'allergy',
  elements: ['allergy'],
  read(reading, drafts) {
    for (const mark of reading.labels(label)) readLabel(reading, mark, drafts)
    if (reading.classes.length === 256) return
    for (const found of reading.text.matchAll(chinese)) {
      const start = found.index + 1
      if (!/[無沒没无]/.test(reading.text.slice(Math.max(0, found.index - 2), found.index)))
        drafts.add(element, start, start + found[1]!.length, 88, Rank.label + 1, 'Stands between 對 and 過敏')
    }
  },
}

function readLabel(reading: Reading, mark: number, drafts: Drafts): void {
  const { marks, text, lexis } = reading
  const term = lexis.terms[marks.entry[mark]!]!
  seekValue(reading, mark)
  const { at, lead } = after
  if (lead === Lead.none || denied.test(text.slice(at, at + 20)) || isDenied(reading, marks.start[mark]!)) return
  const signed = lead === Lead.sign || /to$|alergic/.test(term)
  const stop = lead === Lead.sign ? -1 : text.slice(at, at + 80).search(/[;；]| (?:and|but|who|with|so) /)
  for (const { start, end } of itemsAt(reading, at)) {
    if (stop >= 0 && start > at + stop) return
    if (!signed && start > at + 2) return
    const known = knownEnd(reading, start, end)
    if (known === 0 && !signed) return
    if (denied.test(text.slice(start, end)) || (known === 0 && end - start > 40)) continue
    drafts.add(element, start, known || end, known > 0 ? 92 : 78, Rank.label + 1, `Labelled "${term}"`)
  }
}

/** End of a medicine or allergen of the lists that starts at `start`, else 0. */
function knownEnd(reading: Reading, start: number, end: number): number {
  const { marks } = reading
  for (let mark = reading.markAt(start); mark < marks.count && marks.start[mark]! < end; mark++)
    if ((marks.kinds[mark]! & (Kind.drug | Kind.allergen)) !== 0) return marks.end[mark]!
  return 0
}
