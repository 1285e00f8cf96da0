import { elementIndex } from '../taxonomy.ts'
import { type Drafts, Rank } from '../text/drafts.ts'
import { type LabelKind, labelNumber } from '../text/labels.ts'
import type { Reading } from '../text/reading.ts'
import { after, Lead, seekValue } from '../text/value-after.ts'
import type { Recognizer } from './contract.ts'

export interface LabelledKind {
  name: string
  element: string
  labels: readonly LabelKind[]
  /** Sticky pattern of a value; linear, without nested repetition. Group 1, where there is one, is the value. */
  shape: RegExp
  confidence: number
  /** How the label must lead to the value (see value-after.ts); default: anything. */
  lead?: number
  accept?(value: string, reading: Reading, start: number): boolean
  role?: number
  part?: number
  rank?: number
}

/** A code of letters and digits with single signs between, with a digit near its start. */
export const codeShape = /(?=[A-Za-z\-/.]{0,8}\d)[A-Za-z0-9](?:[A-Za-z0-9]|[-/._](?=[A-Za-z0-9])){2,23}(?![\p{L}\d@])/uy

const datelike = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/
const clockOrMeasure = /^\s?(?::\d|mg|ml|mcg|kg|cm|mm|%|years?|months?|days?|hours?|minutes?)/i

/** True for a code that is not a date, a year or a measure. */
export function isPlainCode(value: string, reading: Reading, start: number): boolean {
  if (datelike.test(value) || /^(?:19|20)\d\d$/.test(value)) return false
  return !clockOrMeasure.test(reading.text.slice(start + value.length, start + value.length + 8))
}

/** A recognizer for values that only their label tells: record numbers, policies, passwords. */
export function labelledValue(kind: LabelledKind): Recognizer {
  const element = elementIndex(kind.element)
  const numbers = kind.labels.map(labelNumber)
  return {
    name: kind.name,
    elements: [kind.element],
    labels: kind.labels,
    read: (reading, drafts) => {
      for (const number of numbers)
        for (const mark of reading.labels(number)) readLabel(kind, element, mark, reading, drafts)
    },
  }
}

function readLabel(kind: LabelledKind, element: number, mark: number, reading: Reading, drafts: Drafts): void {
  seekValue(reading, mark)
  if (after.lead === Lead.none || after.lead < (kind.lead ?? Lead.beside)) return
  kind.shape.lastIndex = after.at
  const found = kind.shape.exec(reading.text)
  if (found === null) return
  const value = found[1] ?? found[0]
  const start = after.at + found[0].indexOf(value)
  if (kind.accept !== undefined && !kind.accept(value, reading, start)) return
  const why = `Labelled "${reading.lexis.terms[reading.marks.entry[mark]!]}"`
  drafts.add(element, start, start + value.length, kind.confidence, kind.rank ?? Rank.label, why, kind.role, kind.part)
}
