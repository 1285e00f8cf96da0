import type { OutputOf } from '../../../../../office/client-types.ts'

/** One version of the provider's roster, in figures. */
export type Version = OutputOf<'list-rosters'>['rosters'][number]
