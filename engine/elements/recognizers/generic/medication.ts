import { elementIndex } from '../../taxonomy.ts'
import { isDenied } from '../../text/clinical.ts'
import { Rank } from '../../text/drafts.ts'
import { Kind } from '../../text/lexis.ts'
import type { Recognizer } from '../contract.ts'

const element = elementIndex('medication')
const dose =
  /[ \t]{0,2}(?:(?:oral |iv |im |sc |xr |sr |mr |er |hcl |sodium |tablets? |capsules? ){0,2})(?:\d{1,5}(?:[.,]\d{1,3})?(?:[/-]\d{1,5}(?:[.,]\d{1,3})?)? ?(?:mg|mcg|µg|μg|g|ml|units?|iu|%|毫克|微克)(?:\/(?:ml|day|d|kg|h))?(?![\p{L}]))/iuy
const times =
  /[ \t]{1,2}(?:po |oral(?:ly)? )?(?:bd|bid|tds|tid|qds|qid|od|qd|daily|nocte|on|mane|prn|once daily|twice daily|每日[一二三四]次)(?![\p{L}])/iuy

/** Medicines of the word list, with the dose and how often where they follow. */
export const medication: Recognizer = {
  name: 'medication',
  elements: ['medication'],
  read(reading, drafts) {
    const { marks, text } = reading
    for (let mark = 0; mark < marks.count; mark++) {
      if ((marks.kinds[mark]! & Kind.drug) === 0 || isDenied(reading, marks.start[mark]!)) continue
      const name = marks.end[mark]!
      const dosed = past(dose, text, name)
      const end = dosed > name ? past(times, text, dosed) : name
      const why = end > name ? 'A medicine of the word list, with a dose' : 'A medicine of the word list'
      drafts.add(element, marks.start[mark]!, end, end > name ? 95 : 80, Rank.dictionary, why)
    }
  },
}

function past(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return at + (pattern.exec(text)?.[0].length ?? 0)
}
