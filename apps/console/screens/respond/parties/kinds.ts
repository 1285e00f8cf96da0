import type { InputOf } from '../../../../../office/client-types.ts'

export type PartyKind = InputOf<'add-party'>['kind']
export type ContactWay = InputOf<'record-contact'>['way']

/** The office's own lists (a test compares). */
export const partyKinds = [
  ...(['police', 'regulator', 'forensics-firm', 'insurer', 'counsel'] as const),
  ...(['supplier', 'bank', 'media', 'other'] as const),
] satisfies PartyKind[]
export const contactWays = ['phone', 'email', 'post', 'meeting', 'portal', 'other'] as const satisfies ContactWay[]
