/** Findings: what the evidence shows, for people who decide. */
export { findingsKinds } from './entry-kinds.ts'
export { type OpenedExport, openExport } from './exports/open-export.ts'
export { findingsActions } from './findings-actions.ts'
export { findingsJobs } from './findings-jobs.ts'
export type { ReportFacts } from './report/report-facts.ts'
export { writeReport } from './report/write-report.ts'
export { appendUpload } from './uploads/append-upload.ts'
export { dropUploads } from './uploads/drop-uploads.ts'
