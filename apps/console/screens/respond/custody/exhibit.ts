import type { OutputOf } from '../../../../../office/client-types.ts'
import type { Tone } from '../../../design/status/badge.tsx'
import { useText } from '../../../messages/use-text.ts'
import type { WordField } from '../word-fields.tsx'

export type Exhibit = OutputOf<'list-exhibits'>['exhibits'][number]
export type ExhibitRecord = OutputOf<'print-custody'>
export type HashCheck = ExhibitRecord['handovers'][number]['hash']

export const hashTones: Record<HashCheck, Tone> = {
  ...{ same: 'good', different: 'bad', first: 'info', 'not-checked': 'quiet' },
}

/** As tools print it: with spaces or in capitals it is the same. undefined: it is none. */
export function readHash(typed: string): string | undefined {
  const digits = typed.replaceAll(/\s/g, '').toLowerCase()
  return /^[0-9a-f]{64}$/.test(digits) ? digits : undefined
}

export interface ExhibitValues {
  description: string
  unique_id: string
  found_where: string
  collected_by: string
  acquired_how: string
  seal_no: string
  storage: string
  changes: string
}
export const noExhibit: ExhibitValues = {
  ...{ description: '', unique_id: '', found_where: '', collected_by: '' },
  ...{ acquired_how: '', seal_no: '', storage: '', changes: '' },
}

/** What ISO/IEC 27037 asks of the record of a source. */
export function useExhibitFields(): readonly WordField<keyof ExhibitValues>[] {
  const text = useText()
  return [
    { key: 'description', label: text('custody.description'), long: true, missing: text('custody.descriptionNone') },
    { key: 'unique_id', label: text('custody.unique_id'), hint: text('custody.unique_idHint') },
    { key: 'found_where', label: text('custody.found_where'), missing: text('custody.found_whereNone') },
    { key: 'collected_by', label: text('custody.collected_by'), missing: text('custody.collected_byNone') },
    {
      ...{ key: 'acquired_how', label: text('custody.acquired_how'), hint: text('custody.acquired_howHint') },
      ...{ long: true, missing: text('custody.acquired_howNone') },
    },
    { key: 'seal_no', label: text('custody.seal_no') },
    { key: 'storage', label: text('custody.storage'), missing: text('custody.storageNone') },
    { key: 'changes', label: text('custody.changes'), hint: text('custody.changesHint'), long: true },
  ]
}

export interface HandoverValues {
  to: string
  where: string
  why: string
  authority: string
  seal_no: string
  storage: string
  changes: string
}
export const noHandover: HandoverValues = {
  ...{ to: '', where: '', why: '', authority: '', seal_no: '', storage: '', changes: '' },
}

export function useHandoverFields(): readonly WordField<keyof HandoverValues>[] {
  const text = useText()
  const stays = text('custody.stays')
  return [
    { key: 'to', label: text('custody.to'), missing: text('custody.toNone') },
    { key: 'why', label: text('custody.why'), missing: text('custody.whyNone') },
    { key: 'authority', label: text('custody.authority'), missing: text('custody.authorityNone') },
    { key: 'where', label: text('custody.where') },
    { key: 'storage', label: text('custody.storageNow'), hint: stays },
    { key: 'seal_no', label: text('custody.seal_no'), hint: stays },
    { key: 'changes', label: text('custody.changes'), hint: text('custody.changesHint'), long: true },
  ]
}
