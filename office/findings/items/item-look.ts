import Type from 'typebox'
import { ofCase, uuid } from '../../access/index.ts'

/** Which item of a run is looked at. */
export const ofItem = { ...ofCase, run_id: uuid, item: Type.String({ minLength: 1, maxLength: 8000 }) }

/** What all looks at an item have in common: each is written down with a reference to the item before anything of it is shown. */
export const itemLook = {
  scope: 'case',
  permission: 'see-evidence',
  effect: 'read',
  personal: true,
  subject: ({ run_id, item }: { run_id: string; item: string }) => `${run_id} ${item}`,
  subjectNoun: 'item',
} as const
