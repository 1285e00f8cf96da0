import { writeFileAtomically } from '../../base/files/index.ts'
import { nextDeadline, type ScopeRequest, type ScopeResult } from '../../engine/pipeline.ts'
import { writeReport } from '../../office/findings/index.ts'

/** Writes report.html into the case folder. */
export function writeReportFile(result: ScopeResult, request: ScopeRequest): void {
  const { layout, summary, register, items, answer, patients, atMost, assumptions } = result
  const page = writeReport({
    summary,
    register,
    items,
    answer,
    next: nextDeadline(answer.duties),
    rosterCount: patients.count,
    atMost,
    asOf: request.asOf,
    assumptions,
  })
  writeFileAtomically(layout.report, page)
}
