import { Kind } from './lexis.ts'
import type { Reading } from './reading.ts'
import { Form } from './words.ts'

/** Words that may stand between a negation and what it denies, and how far it reaches in units. */
const reach = 60
const clauseEnd = /[.;:\n\r。；]|\bbut\b|\bexcept\b|但/i

/** True where a negation in the same clause stands in front of `start` ("denies chest pain", "no history of asthma", 否認糖尿病). */
export function isDenied(reading: Reading, start: number): boolean {
  const { marks, text } = reading
  for (let mark = reading.markAt(start) - 1, steps = 0; mark >= 0 && steps < 6; mark--, steps++) {
    const end = marks.end[mark]!
    if (start - end > reach) return false
    if ((marks.kinds[mark]! & Kind.negation) === 0) continue
    return !clauseEnd.test(text.slice(end, start))
  }
  return false
}

const clinicalContext =
  Kind.condition | Kind.drug | Kind.procedure | Kind.test | Kind.vital | Kind.clinical | Kind.vaccine

/** True where other clinical words stand within `distance` units of `start`..`end`. */
export function hasClinicalNeighbour(reading: Reading, start: number, end: number, distance: number): boolean {
  const { marks } = reading
  for (let mark = reading.markAt(Math.max(0, start - distance)); mark < marks.count; mark++) {
    if (marks.start[mark]! > end + distance) return false
    const outside = marks.end[mark]! <= start || marks.start[mark]! >= end
    if (outside && (marks.kinds[mark]! & clinicalContext) !== 0) return true
  }
  return false
}

/** Abbreviations that are everyday words or too short to trust in small letters. */
export function needsCapitals(term: string): boolean {
  return !term.includes(' ') && term.length <= 5 && abbreviations.has(term)
}

const abbreviations = new Set(
  'aids bph cva ibs tia uti dvt ckd ocd npc sars gerd gord copd adhd ptsd pcos mrsa urti sids stemi nstemi mpox hb hct alt ast alp inr esr crp tg bun psa cea afp plt wbc rbc mcv mch bp hr rr temp wt ht pci cabg turp orif ercp ogd ivf eeg bcg mmr dtp dpt vih sida tdap dtap hib hgb ldl hdl tsh fsh hcg ana rpr fbs fbg rbs gfr bnp'.split(
    ' ',
  ),
)

/** True where the word is written in capitals all through (AIDS, not Aids). */
export function shouted(reading: Reading, mark: number): boolean {
  const form = reading.words.form[reading.marks.word[mark]!]!
  return form === Form.capitals || form === Form.mixed || form === Form.chinese
}
