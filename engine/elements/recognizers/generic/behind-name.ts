import { Part } from '../../findings.ts'
import { elementIndex } from '../../taxonomy.ts'
import { type Drafts, Rank } from '../../text/drafts.ts'
import type { Reading } from '../../text/reading.ts'
import type { Recognizer } from '../contract.ts'

const name = elementIndex('name')
const recordNumber = elementIndex('medical-record-number')
const code = /^ ?[(（[]((?=[A-Z]{0,4}-?\d{5})[A-Z]{0,4}-?\d{5,10})[)）\],;]/
const otherScript = /^ ?[(（]([\u4e00-\u9fff]{2,4})[)）]/
const latinBehind = /^ ?[(（]([A-Z][A-Za-z'-]{1,15}(?:,? [A-Z][A-Za-z'-]{1,15}){1,3})[)）]/

/** What stands in brackets behind a name: the number of the record (among clinical words), or the name in the other script. */
export const behindName: Recognizer = {
  name: 'behind-name',
  elements: ['medical-record-number', 'name'],
  late: true,
  read(reading, drafts) {
    const { count } = drafts
    for (let at = 0; at < count; at++) if (drafts.element[at] === name) readBehind(reading, at, drafts)
  },
}

function readBehind(reading: Reading, at: number, drafts: Drafts): void {
  const end = drafts.end[at]!
  const next = reading.units[end] === 32 ? reading.units[end + 1] : reading.units[end]
  if (next !== 40 && next !== 91) return
  const rest = reading.text.slice(end, end + 48)
  const number = code.exec(rest)
  if (number !== null && reading.clinicalMarks > 0) {
    const start = end + rest.indexOf(number[1]!)
    const why = 'A number in brackets behind a name, among clinical words'
    drafts.add(recordNumber, start, start + number[1]!.length, 70, Rank.context, why, drafts.role[at])
    return
  }
  const other =
    otherScript.exec(rest) ??
    (/[\u4e00-\u9fff]/.test(reading.text.slice(drafts.start[at], end)) ? latinBehind.exec(rest) : null)
  if (other === null) return
  const start = end + rest.indexOf(other[1]!)
  drafts.add(
    name,
    start,
    start + other[1]!.length,
    85,
    Rank.label + 1,
    'Stands in brackets behind the name, in the other script',
    drafts.role[at],
    Part.other,
  )
}
