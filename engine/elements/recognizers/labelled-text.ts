import { elementIndex } from '../taxonomy.ts'
import { Rank } from '../text/drafts.ts'
import { type LabelKind, labelNumber } from '../text/labels.ts'
import { after, Lead, seekValue } from '../text/value-after.ts'
import type { Recognizer } from './contract.ts'

const rest = /[^\n\r,;|:：，；。.]{2,60}/y
const empty = /^(?:n\/?a|none|nil|unknown|not stated|not known|-+|不詳|無)$/i

/** A recognizer for words that only their label tells ("Religion: Buddhist"): what follows a sign, up to a comma or the line's end. */
export function labelledText(name: string, label: LabelKind): Recognizer {
  const element = elementIndex(name)
  const number = labelNumber(label)
  return {
    name,
    elements: [name],
    read(reading, drafts) {
      for (const mark of reading.labels(number)) {
        seekValue(reading, mark)
        if (after.lead !== Lead.sign) continue
        rest.lastIndex = after.at
        const value = (rest.exec(reading.text)?.[0] ?? '').split(/ {2}|\t/, 1)[0]!.trimEnd()
        if (!/\p{L}{2}/u.test(value) || empty.test(value)) continue
        const why = `Labelled "${reading.lexis.terms[reading.marks.entry[mark]!]}"`
        drafts.add(element, after.at, after.at + value.length, 82, Rank.label - 5, why)
      }
    },
  }
}
