import type { Table } from '../../evidence/index.ts'
import type { ColumnPlan, TablePlan } from '../contract.ts'
import type { Findings } from '../findings.ts'
import { elementIndex } from '../taxonomy.ts'
import { cellText } from './cell.ts'
import { flagsOfIcd, flagsOfText } from './flag-sensitive.ts'
import { checkNamed } from './value-checks.ts'

const icd = elementIndex('icd-code')
const diagnosis = elementIndex('diagnosis')
const flagged = new Set(
  [
    'diagnosis',
    'icd-code',
    'medication',
    'procedure',
    'lab-result',
    'clinical-note',
    'referral',
    'appointment',
    'admission',
    'immunisation',
    'allergy',
  ].map(elementIndex),
)

/** Adds the findings of a batch of rows, as `FindInRows` in ../contract.ts says. Column by column, no object per cell. */
export function findInRows(
  table: Table,
  plan: TablePlan,
  rows: readonly string[][],
  numberOf: (row: number) => number,
  firstUnit: number,
  findings: Findings,
): void {
  for (const [column, columnPlan] of plan.columns.entries()) {
    if (columnPlan !== null) findInColumn(table, columnPlan, column, rows, numberOf, firstUnit, findings)
  }
}

function findInColumn(
  table: Table,
  plan: ColumnPlan,
  column: number,
  rows: readonly string[][],
  numberOf: (row: number) => number,
  firstUnit: number,
  findings: Findings,
): void {
  const place = findings.places.index(
    `${table.where === '' ? '' : `${table.where};`}row={n};col=${table.labels[column] ?? letters(column)}`,
  )
  const why = findings.whys.index(plan.why)
  const passes = passing(plan)
  const flags = plan.role === 0 ? flagging(plan) : undefined
  const flagWhy = flags === undefined ? why : findings.whys.index(`${plan.why}; the value tells it`)
  const { element, part, role, confidence, also, decidedBy } = plan
  for (let row = 0; row < rows.length; row++) {
    const value = cellText(rows[row]![column])
    if (value === '' || !passes(value)) continue
    const number = numberOf(row)
    const unit = firstUnit + row
    const kind =
      decidedBy === undefined
        ? element
        : (decidedBy.elements.get(cellText(rows[row]![decidedBy.column]).toLowerCase()) ?? element)
    findings.add(kind, part, role, confidence, why, place, number, 0, 0, unit, value)
    if (also !== undefined)
      findings.add(also.element, also.part, also.role, confidence, why, place, number, 0, 0, unit, value)
    if (flags === undefined) continue
    const sensitive = flags(value)
    for (let i = 0; i < sensitive.length; i++) {
      findings.add(sensitive[i]!, 0, role, confidence, flagWhy, place, number, 0, 0, unit, value)
    }
  }
}

function passing(plan: ColumnPlan): (text: string) => boolean {
  if (plan.check === undefined) return () => true
  const check = checkNamed(plan.check.name)
  return plan.check.strict ? check.strict : check.loose
}

function flagging(plan: ColumnPlan): ((text: string) => readonly number[]) | undefined {
  if (!flagged.has(plan.element)) return undefined
  return plan.element === icd || plan.element === diagnosis ? flagsOfIcd : flagsOfText
}

/** Column names of sheets: A, B ... Z, AA. */
function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)
}
