import type { OutputOf } from '../../../../../office/client-types.ts'

export type Member = OutputOf<'list-members'>['members'][number]
