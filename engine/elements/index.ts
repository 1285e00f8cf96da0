/** Elements: what kind of personal data is in the content, where exactly, and why we say so. */
export type { ColumnPlan, FindInFields, FindInRows, FindInText, PlanTable, TablePlan } from './contract.ts'
export { Findings, Lexicon, Part, Role } from './findings.ts'
export { type Element, elementIndex, elementNames, type EnisaClass, taxonomy } from './taxonomy.ts'
