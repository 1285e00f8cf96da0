/** Elements: what kind of personal data is in the content, where exactly, and why we say so. */
export type { ColumnPlan, FindInFields, FindInRows, FindInText, PlanTable, TablePlan } from './contract.ts'
export { Findings, Lexicon, Part, Role } from './findings.ts'
export { findInFields } from './structure/find-in-fields.ts'
export { findInRows } from './structure/find-in-rows.ts'
export { flagsOfIcd, flagsOfText } from './structure/flag-sensitive.ts'
export { planTable } from './structure/plan-table.ts'
export { type Element, type EnisaClass, elementIndex, elementNames, taxonomy } from './taxonomy.ts'
export { findInText } from './text/find-in-text.ts'
