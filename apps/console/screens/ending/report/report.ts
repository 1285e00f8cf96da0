import type { OutputOf } from '../../../../../office/client-types.ts'

export type Report = OutputOf<'read-final-report'>
