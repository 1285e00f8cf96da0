import type { InputOf } from '../../../../office/client-types.ts'

type Opening = InputOf<'open-incident'>
export type Vector = Opening['vectors'][number]

/** In the order in which people are most likely to need them. */
export const vectors = [
  'phishing',
  'malware',
  'exploited-vulnerability',
  'lost-device',
  'misdirected-message',
  'insider',
  'supplier',
] as const satisfies readonly Vector[]

/** When something was: `report`: as the reports say that it begins with. */
export interface When {
  kind: 'unknown' | 'now' | 'report' | 'at'
  at: string | null
}

export const clocks = ['occurred', 'discovered', 'aware'] as const
export type Clock = (typeof clocks)[number]

export interface IncidentDraft extends Record<Clock, When> {
  vectors: readonly Vector[]
  title: string
  known: string
  site: string | null
}

export const emptyDraft: IncidentDraft = {
  vectors: [],
  title: '',
  known: '',
  site: null,
  occurred: { kind: 'unknown', at: null },
  discovered: { kind: 'now', at: null },
  aware: { kind: 'now', at: null },
}
export const emptyWithReport: IncidentDraft = { ...emptyDraft, discovered: { kind: 'report', at: null } }

export type Wrong = Partial<Record<'vectors' | 'title', true> & Record<Clock, 'none' | 'future'>>

/** What each part of the form is given. */
export interface PartProps {
  draft: IncidentDraft
  change(part: Partial<IncidentDraft>): void
  wrong: Wrong
}

/** What cannot be sent as it is. `now` in milliseconds. */
export function wrongIn(draft: IncidentDraft, now: number): Wrong {
  const wrong: Wrong = {}
  if (draft.vectors.length === 0) wrong.vectors = true
  if (draft.title.trim() === '') wrong.title = true
  for (const clock of clocks) {
    const { kind, at } = draft[clock]
    if (kind !== 'at') continue
    if (at === null) wrong[clock] = 'none'
    else if (Date.parse(at) > now + 60_000) wrong[clock] = 'future'
  }
  return wrong
}

/** As the office takes it. What is said to be "now" is left out where the office counts from now by itself. */
export function openingOf(draft: IncidentDraft, concerns: readonly string[], now: number): Opening {
  const { vectors, title, known, site } = draft
  const said = (clock: Clock) => {
    const { kind, at } = draft[clock]
    if (kind === 'report') return {}
    return { [clock]: kind === 'unknown' ? 'unknown' : kind === 'at' ? at! : new Date(now).toISOString() }
  }
  return {
    vectors: [...vectors],
    title: title.trim(),
    ...(known.trim() !== '' && { known: known.trim() }),
    ...(site !== null && { site_id: site }),
    ...said('occurred'),
    ...said('discovered'),
    ...said('aware'),
    ...(concerns.length > 0 && { concern_ids: [...concerns] }),
  }
}
