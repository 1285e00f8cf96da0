import Type, { type Static } from 'typebox'

/**
 * A playbook: what to do in one kind of breach, as data/playbooks writes it. docs/guides/add-a-playbook.md tells how to read and write one;
 * here is the shape, checked whenever the files are loaded.
 */

/** How the breach came about; one playbook each. */
export const vectors = [
  'phishing',
  'malware',
  'exploited-vulnerability',
  'lost-device',
  'misdirected-message',
  'insider',
  'supplier',
] as const
export type Vector = (typeof vectors)[number]

/** In the order in which a screen shows them. Work goes on in several at once. */
export const phases = [
  'limit-the-breach',
  'keep-evidence',
  'find-source-and-scope',
  'decide',
  'notify',
  'recover',
  'learn',
] as const
export type Phase = (typeof phases)[number]

/** Who can be given a step. `security` is whoever looks after the computers, often an outside firm. */
export const stepRoles = [
  'privacy-officer',
  'incident-manager',
  'security',
  'reviewer',
  'call-desk',
  'counsel',
  'staff',
] as const
export type StepRole = (typeof stepRoles)[number]

export const askKinds = ['yes-no-unsure', 'choice', 'number', 'text', 'instant'] as const

const closed = { additionalProperties: false } as const
const oneOf = <const W extends string>(words: readonly W[]) => Type.Unsafe<W>({ enum: [...words] })
const sentence = Type.String({ minLength: 1 })
const slug = Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' })
const span = Type.String({ pattern: '^[1-9]\\d* (minute|hour|day)s?$' })

/** One text in both languages. */
export const WordsShape = Type.Object({ en: sentence, 'zh-Hant': sentence }, closed)
export type Words = Static<typeof WordsShape>

/** An answer that a `choice` offers. */
const Option = Type.Object({ id: slug, en: sentence, 'zh-Hant': sentence }, closed)

/** A question that ends a step. `fact`: the fact of the duties that the answer gives: a judgement, `timeline.<date>`, `affected.unreachable`. */
const Ask = Type.Object(
  {
    id: slug,
    kind: oneOf(askKinds),
    question: WordsShape,
    options: Type.Optional(Type.Array(Option, { minItems: 2 })),
    required: Type.Optional(Type.Boolean()),
    fact: Type.Optional(sentence),
  },
  closed,
)

/** Where an answer decides what follows: `go` when the answer to `ask` is one of `is`, otherwise `else`. `also` proposes another vector's playbook. */
const Fork = Type.Object(
  {
    ask: slug,
    is: Type.Array(slug, { minItems: 1 }),
    go: Type.Optional(Type.Array(slug, { minItems: 1 })),
    else: Type.Optional(Type.Array(slug, { minItems: 1 })),
    also: Type.Optional(Type.Array(oneOf(vectors), { minItems: 1 })),
  },
  closed,
)
const Next = Type.Array(Type.Union([slug, Fork]))

/** Steps that must be settled before this one opens. `all-before`: every step that can lead here. */
const Waits = Type.Union([Type.Literal('all-before'), Type.Array(slug, { minItems: 1 })])

/** Counted from the opening of the incident, from the moment the step opened, or from the end of the step named. A day is 24 hours. */
const Due = Type.Union([Type.Literal('none'), Type.Object({ within: span, of: slug }, closed)])

export const WrittenStepShape = Type.Object(
  {
    id: slug,
    phase: oneOf(phases),
    title: WordsShape,
    who: oneOf(stepRoles),
    due: Due,
    escalation: Type.Optional(Type.Array(Type.Object({ after: span, to: oneOf(stepRoles) }, closed), { minItems: 1 })),
    privileged: Type.Optional(Type.Boolean()),
    csf: Type.Array(Type.String({ pattern: '^(GV|ID|PR|DE|RS|RC)\\.[A-Z]{2}-\\d{2}$' }), { minItems: 1 }),
    do: Type.Array(WordsShape, { minItems: 2, maxItems: 5 }),
    do_not: Type.Optional(Type.Array(WordsShape, { minItems: 1 })),
    asks: Type.Optional(Type.Array(Ask)),
    waits_for: Type.Optional(Waits),
    next: Next,
  },
  closed,
)

/** Takes a step of common.yaml into a playbook; its due time and what follows may differ there, its words may not. */
const UseShape = Type.Object(
  { use: slug, due: Type.Optional(Due), next: Type.Optional(Next), waits_for: Type.Optional(Waits) },
  closed,
)

export const PlaybookFileShape = Type.Object(
  {
    vector: oneOf(vectors),
    title: WordsShape,
    about: WordsShape,
    start: Type.Array(slug, { minItems: 1 }),
    steps: Type.Array(Type.Unsafe<Static<typeof WrittenStepShape> | Static<typeof UseShape>>({}), { minItems: 1 }),
  },
  closed,
)
export const CommonFileShape = Type.Object({ steps: Type.Array(Type.Unknown(), { minItems: 1 }) }, closed)
export { UseShape }

export type WrittenStep = Static<typeof WrittenStepShape>
export type Use = Static<typeof UseShape>
export type Fork = Static<typeof Fork>
export type Ask = Static<typeof Ask> & { required: boolean }
export type Due = Static<typeof Due>

/** One step as the rules use it: everything that may be left out in the file is there. */
export interface Step extends Omit<WrittenStep, 'asks' | 'do_not' | 'escalation' | 'privileged' | 'waits_for'> {
  asks: Ask[]
  do_not: Words[]
  escalation: { after: string; to: StepRole }[]
  /** Counsel should hold what is written here. */
  privileged: boolean
  waits_for: 'all-before' | string[]
}

/** Steps and where they begin: all that the rules need. */
export interface Flow {
  /** Open from the opening of the incident. */
  start: readonly string[]
  steps: readonly Step[]
}

export interface Playbook extends Flow {
  vector: Vector
  title: Words
  /** What belongs here, for the person who chooses. */
  about: Words
}
