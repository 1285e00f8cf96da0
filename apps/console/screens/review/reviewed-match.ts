import type { OutputOf } from '../../../../office/client-types.ts'

/** One doubtful match, as the office shows it to a reviewer. */
export type ReviewedMatch = OutputOf<'read-review'>
