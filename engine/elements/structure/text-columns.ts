import type { ColumnPlan } from '../contract.ts'
import { elementIndex } from '../taxonomy.ts'
import type { ColumnValues } from './column-values.ts'
import { readHeader } from './header-words.ts'

const note = elementIndex('clinical-note')
const maybeLong = new Set(
  ['diagnosis', 'procedure', 'referral', 'lab-result', 'medication', 'allergy', 'next-of-kin', 'appointment'].map(
    elementIndex,
  ),
)
/** Columns that are known, whose words would be misread as somebody's: a supplier's address is nobody's home. */
const notText = new Set(
  ['name', 'postal-address', 'phone', 'email', 'url', 'insurance-policy', 'billing', 'record-key'].map(elementIndex),
)

/** Columns whose cells are also read as text: notes, long entries, and columns nobody could name that hold words. */
export function textColumns(
  headers: readonly string[],
  plans: readonly (ColumnPlan | null)[],
  values: readonly ColumnValues[],
): number[] {
  const headed = headers.some((header) => header.trim() !== '')
  const columns: number[] = []
  for (const [column, plan] of plans.entries()) {
    const cells = values[column]!
    const asText =
      plan === null
        ? holdsWords(headers[column] ?? '', cells, headed)
        : plan.element === note || (maybeLong.has(plan.element) && cells.meanLength >= 60)
    if (asText) columns.push(column)
  }
  return columns
}

function holdsWords(header: string, cells: ColumnValues, headed: boolean): boolean {
  if (!headed) return cells.share((text) => /\p{L}{3}|\p{Script=Han}{2}/u.test(text)) >= 0.3
  const reading = readHeader(header)
  const known = reading?.meanings.some((one) => notText.has(one.element) || (one.sure && one.element < 0))
  if (reading?.owner === 'organisation' || known === true) return false
  return cells.share(isSentence) >= 0.1 || cells.share(holdsContact) >= 0.1
}

/** An address or a phone number among other words. */
function holdsContact(text: string): boolean {
  return text.includes(' ') && (text.includes('@') || / \+?\d{4}[ -]?\d{4}\b/.test(text))
}

/** Four words or more, or ten Chinese characters in a row of them. */
function isSentence(text: string): boolean {
  if (text.length < 10) return false
  return text.split(/\s+/, 4).length === 4 || /[\p{Script=Han}，。、；]{10}/u.test(text)
}
