/** Findings: what the evidence shows, for people who decide. */
export type { ReportFacts } from './report/report-facts.ts'
export { writeReport } from './report/write-report.ts'
