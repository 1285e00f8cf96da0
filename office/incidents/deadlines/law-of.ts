import Type from 'typebox'
import { claimable, type DutyRecord, loadDuties } from '../../../engine/duties/index.ts'
import { closed } from '../../access/index.ts'

const text = Type.String()
const texts = Type.Array(text)

/** What the data of the law say of a duty, for a board. */
export const lawShape = closed({
  jurisdiction: text,
  law: text,
  section: text,
  /** notify-regulator, notify-individuals ... */
  kind: text,
  /** The law's own words on time. */
  phrase: Type.Optional(text),
  recipient: closed({
    name: Type.Optional(text),
    channel: texts,
    url: Type.Optional(text),
    form: Type.Optional(text),
  }),
  /** What must be said. */
  content: texts,
  /** Exceptions that somebody may claim and record. */
  exceptions: texts,
  citation: text,
  url: Type.Optional(text),
  confidence: Type.Enum(['high', 'medium', 'low']),
  note: Type.Optional(text),
})

let byId: ReadonlyMap<string, DutyRecord> | undefined

/** The record of a duty; undefined for one that only an older version knew. */
export function recordOf(duty: string): DutyRecord | undefined {
  byId ??= new Map(loadDuties().map((record) => [record.id, record]))
  return byId.get(duty)
}

const given = <Key extends string>(key: Key, value: string | null) =>
  (value === null ? {} : { [key]: value }) as { [name in Key]?: string }

export function lawOf(duty: string) {
  const record = recordOf(duty)
  if (record === undefined) return undefined
  const { jurisdiction, law, section, recipient, clock, content, trigger, source, confidence, note } = record
  const { name, channel, url, form } = recipient
  return {
    ...{ jurisdiction, law, section, kind: record.duty, content, confidence },
    ...given('phrase', clock.phrase),
    recipient: { ...given('name', name), channel: channel ?? [], ...given('url', url), ...given('form', form) },
    exceptions: claimable(trigger.excludes),
    citation: source.citation,
    ...given('url', source.url),
    ...given('note', note),
  }
}
