import Type, { type Static } from 'typebox'

/**
 * One legal duty as data/duties writes it: every key always present. How each key is read is said in data/duties/README.md;
 * this is the shape, checked whenever the files are loaded.
 */

const text = Type.String({ minLength: 1 })
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const oneOf = <const W extends string>(words: readonly W[]) => Type.Unsafe<W>({ enum: [...words] })
const closed = { additionalProperties: false } as const
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const count = Type.Integer({ minimum: 0 })

export const dutyKinds = [
  'notify-regulator',
  'notify-individuals',
  'notify-media',
  'notify-consumer-agencies',
  'notify-law-enforcement',
  'notify-cert',
  'notify-controller',
  'substitute-notice',
  'website-notice',
  'keep-record',
  'assess',
] as const

export const harmTests = [
  'any',
  'risk',
  'high-risk',
  'serious-harm',
  'real-risk-of-significant-harm',
  'not-low-probability',
  'significant-impact',
] as const

export const clockStarts = [
  'occurrence',
  'awareness',
  'discovery',
  'determination',
  'assessment-complete',
  'calendar-year-end',
  'regulator-notice',
  'individual-notice',
] as const

export const countings = [
  'elapsed-hours',
  'days-exclude-start',
  'days-include-start',
  'days-include-start-roll-forward',
  'business-days-exclude-start',
  'months-same-day',
  'months-to-month-end',
] as const

const Limit = Type.Object(
  { value: Type.Number({ exclusiveMinimum: 0 }), unit: oneOf(['hours', 'calendar-days', 'business-days', 'months']) },
  closed,
)

const Stage = Type.Object({ name: text, limit: orNull(Limit), counting: Type.Optional(oneOf(countings)) }, closed)

const Trigger = Type.Object(
  {
    test: text,
    risk: oneOf(harmTests),
    min_individuals: orNull(count),
    max_individuals: orNull(count),
    individuals_in: orNull(text),
    elements: Type.Array(text, { minItems: 1 }),
    excludes: Type.Array(text),
  },
  closed,
)

const Recipient = Type.Object(
  { name: orNull(text), channel: orNull(Type.Array(text)), url: orNull(text), form: orNull(text) },
  closed,
)

const ClockRule = Type.Object(
  {
    starts: oneOf(clockStarts),
    limit: orNull(Limit),
    counting: orNull(oneOf(countings)),
    zone: text,
    phrase: orNull(text),
    outer: Type.Boolean(),
  },
  closed,
)

export const DutyRecordShape = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]*$' }),
    jurisdiction: Type.String({ pattern: '^[A-Z]{2}(-[A-Z0-9]{2,4})?$' }),
    law: text,
    section: text,
    in_force: Type.Object({ from: orNull(day), to: orNull(day) }, closed),
    binding: oneOf(['mandatory', 'recommended']),
    applies_to: Type.Object({ roles: Type.Array(text, { minItems: 1 }), reach: orNull(text) }, closed),
    duty: oneOf(dutyKinds),
    recipient: Recipient,
    trigger: Trigger,
    clock: ClockRule,
    stages: Type.Array(Stage),
    content: Type.Array(text),
    method: Type.Object({ permitted: Type.Array(text), rules: orNull(text) }, closed),
    may_delay: Type.Object({ law_enforcement: Type.Boolean(), other: orNull(text) }, closed),
    penalty: orNull(text),
    source: Type.Object({ citation: text, url: orNull(text) }, closed),
    confidence: oneOf(['high', 'medium', 'low']),
    note: orNull(text),
  },
  closed,
)

export type DutyRecord = Static<typeof DutyRecordShape>
export type Limit = Static<typeof Limit>
export type Counting = (typeof countings)[number]
export type ClockStart = (typeof clockStarts)[number]
export type HarmTest = (typeof harmTests)[number]
