import type { Fields, Table } from '../evidence/index.ts'
import type { Findings } from './findings.ts'

/** Finds elements in running text. `start` and `end` of what it adds count UTF-16 units of `text`. */
export type FindInText = (text: string, place: number, number: number, unit: number, findings: Findings) => void

/** What a table's columns were taken for, decided once from its header and a sample of its rows. */
export interface TablePlan {
  /** columns[i] is null where column i holds no element of its own (it may still be free text that is scanned). */
  columns: (ColumnPlan | null)[]
  /** Columns whose cells are scanned as text. */
  textColumns: number[]
}

export interface ColumnPlan {
  element: number
  part: number
  role: number
  /** 0-100 for a value that passes the column's check; values that fail it are not added. */
  confidence: number
  why: string
  /** True where the column is a key of this data set (patient_id, pid): it ties rows of different tables together. */
  key: boolean
  /** The test a cell must pass to be added (by name in structure/value-checks.ts); without it any filled cell passes. */
  check?: { name: string; strict: boolean }
  /** A second finding of each cell: a guardian's name also shows that the subject's next of kin was exposed. */
  also?: { element: number; part: number; role: number }
  /** Per row, another column's word decides which element the cell is ("vital-signs" and "laboratory" in one table). */
  decidedBy?: { column: number; elements: ReadonlyMap<string, number> }
}

export type PlanTable = (table: Table, sample: readonly string[][]) => TablePlan

/**
 * Adds the findings of a batch of rows. Row i of the batch is unit `firstUnit + i`.
 * The place of a cell is `<table.where>;row={n};col=<label>` with number = the row's number.
 */
export type FindInRows = (
  table: Table,
  plan: TablePlan,
  rows: readonly string[][],
  numberOf: (row: number) => number,
  firstUnit: number,
  findings: Findings,
) => void

/** Adds the findings of one record by its schema's field map; one unit. */
export type FindInFields = (fields: Fields, unit: number, findings: Findings) => void
