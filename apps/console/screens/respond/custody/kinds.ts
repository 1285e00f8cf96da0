import type { InputOf } from '../../../../../office/client-types.ts'

export type ExhibitKind = InputOf<'add-exhibit'>['kind']

/** The office's own list (a test compares). */
export const exhibitKinds = [
  ...(['computer', 'phone', 'storage', 'paper', 'disk-copy'] as const),
  ...(['log', 'mailbox', 'message', 'files', 'other'] as const),
] satisfies ExhibitKind[]
