import type { InputOf } from '../../../../office/client-types.ts'

export type ReportForm = InputOf<'report-concern'>
export type Kind = NonNullable<ReportForm['kind']>

export const kinds = [
  'phishing',
  'malware',
  'lost-device',
  'misdirected-message',
  'exploited-vulnerability',
  'insider',
  'supplier',
  'unsure',
] as const satisfies readonly Kind[]

export const channels = ['email', 'post', 'print', 'phone', 'talk', 'screen', 'device', 'system', 'other'] as const
export const dataKinds = [
  ...(['names-and-contacts', 'identity-numbers', 'health', 'payment', 'sign-ins', 'pictures', 'staff'] as const),
  'other',
] as const
export const crowds = ['none', 'one', 'few', 'tens', 'hundreds', 'thousands'] as const
export const watchers = ['nobody', 'colleague', 'patient', 'other-organisation', 'stranger', 'public'] as const

/** When something was. `at`: the instant of "just now", or the day that was typed; null where it follows from the choice, or is not typed yet. */
export interface When {
  choice: 'now' | 'today' | 'yesterday' | 'day' | 'unsure'
  at: string | null
}

/** What is on the form. Null and empty: left out. */
export interface ReportDraft {
  /** Of this form: however often it is sent, the report is there once. */
  request: string
  kind: Kind | null
  what: string
  happened: When | null
  noticed: When | null
  channel: string | null
  data: readonly string[]
  people: string | null
  seen_by: readonly string[]
  done: string
  site: string | null
  withName: boolean
  contact: string
}

export const emptyReport: ReportDraft = {
  ...{ request: '', kind: null, what: '', happened: null, noticed: null, channel: null, data: [], people: null },
  ...{ seen_by: [], done: '', site: null, withName: true, contact: '' },
}

/** As the office takes it: what nobody answered is left out. `today` and `yesterday` as days of the reader's zone. */
export function formOf(draft: ReportDraft, days: { today: string; yesterday: string }): ReportForm {
  const { request, kind, channel, people, site } = draft
  const words = (['what', 'done', 'contact'] as const).filter((field) => draft[field].trim() !== '')
  const lists = (['data', 'seen_by'] as const).filter((field) => draft[field].length > 0)
  const moments = (['happened', 'noticed'] as const).flatMap((field) => {
    const at = momentOf(draft[field], days)
    return at === null ? [] : [[field, at] as const]
  })
  return {
    request,
    ...(kind !== null && { kind }),
    ...(channel !== null && { channel }),
    ...(people !== null && { people }),
    ...(site !== null && { site_id: site }),
    ...Object.fromEntries(words.map((field) => [field, draft[field].trim()])),
    ...Object.fromEntries(lists.map((field) => [field, [...draft[field]]])),
    ...Object.fromEntries(moments),
  }
}

function momentOf(when: When | null, days: { today: string; yesterday: string }): string | null {
  if (when === null) return null
  if (when.choice === 'today' || when.choice === 'yesterday') return days[when.choice]
  return when.choice === 'unsure' ? 'unsure' : when.at
}
