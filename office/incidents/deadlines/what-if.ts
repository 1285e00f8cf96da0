import Type from 'typebox'
import { decideDuties, type Facts, riskLevels, timelineKeys, yesNoJudgements } from '../../../engine/duties/index.ts'
import { elementNames } from '../../../engine/elements/index.ts'
import { closed, defineAction, inputInvalid, notFound, ofCase, type Work } from '../../access/index.ts'
import { checkFact, when } from '../facts/fact-shapes.ts'
import { readSheet } from './duty-sheet.ts'
import { factsFrom } from './inputs.ts'
import { lawOf, lawShape } from './law-of.ts'
import { differencesOf } from './outlook.ts'
import { differenceShape } from './question-shape.ts'

const place = '^[A-Z]{2}(-[A-Z0-9]{1,4})?$'
const some = <Shape extends Type.TSchema>(shape: Shape) => Type.Optional(shape)

const supposed = closed({
  encrypted: some(Type.Boolean()),
  kind: some(Type.String({ pattern: '^[a-z][a-z-]{0,63}$' })),
  risk: some(Type.Enum([...riskLevels])),
  judgements: some(Type.Partial(closed(Object.fromEntries(yesNoJudgements.map((name) => [name, Type.Boolean()]))))),
  timeline: some(Type.Partial(closed(Object.fromEntries(timelineKeys.map((key) => [key, when]))))),
  /** So many more people (or, with a minus, fewer) in each place (ISO 3166). */
  more_people: some(Type.Record(Type.String({ pattern: place }), Type.Integer({ minimum: -1e9, maximum: 1e9 }))),
  more_elements: some(Type.Array(Type.Enum([...elementNames]), { maxItems: elementNames.length })),
  without_hold: some(Type.Literal(true)),
})

export const whatIf = defineAction({
  name: 'what-if',
  summary:
    'which duties would be others if the data were encrypted, harm were judged, more people lived somewhere; changes nothing',
  scope: 'case',
  permission: 'see-duties',
  effect: 'read',
  input: closed({ ...ofCase, suppose: supposed }),
  output: closed({
    differences: Type.Array(
      closed({ ...differenceShape.properties, law: Type.Optional(lawShape), because: Type.Array(Type.String()) }),
    ),
  }),
  async run(work, { suppose }) {
    const { facts, asOf } = await factsNow(work)
    const before = decideDuties(facts, asOf)
    const after = decideDuties(supposing(facts, suppose, work.now), asOf)
    return {
      differences: differencesOf(before, after).map((difference) => {
        const law = lawOf(difference.duty)
        const because =
          after.duties.find(({ id }) => id === difference.duty)?.because ??
          after.not_applicable.filter(({ id }) => id === difference.duty).map((one) => one.because)
        return { ...difference, because, ...(law !== undefined && { law }) }
      }),
    }
  },
})

/** The facts that the deadlines were last counted from. Throws `NOT_FOUND` where they never were. */
export async function factsNow(work: Work): Promise<{ facts: Facts; asOf: string }> {
  const basis = (await readSheet(work))?.basis
  if (basis === undefined) throw notFound('count of deadlines')
  return { facts: factsFrom(basis.inputs), asOf: basis.asOf }
}

type Supposed = Type.Static<typeof supposed>

function supposing(facts: Facts, suppose: Supposed, now: Date): Facts {
  const { encrypted, kind, risk, judgements, timeline, more_people, more_elements, without_hold } = suppose
  for (const [key, at] of Object.entries(timeline ?? {})) checkFact(`timeline.${key}`, at, now)
  const supposed: Facts = {
    ...facts,
    timeline: { ...facts.timeline, ...timeline },
    elements: [...new Set([...facts.elements, ...(more_elements ?? [])])],
    judgements: { ...facts.judgements, ...judgements, ...(risk !== undefined && { risk }) },
    ...(encrypted !== undefined && { encrypted }),
    ...(kind !== undefined && { kind }),
    ...(more_people !== undefined && { affected: withMore(facts.affected, more_people) }),
  }
  if (without_hold === true) delete supposed.law_enforcement_hold
  return supposed
}

/** Upper bounds move with the lower ones. */
function withMore(affected: Facts['affected'], more: Record<string, number>): Facts['affected'] {
  const [residents, possible] = [{ ...affected.residents }, { ...affected.possible?.residents }]
  let sum = 0
  for (const [code, people] of Object.entries(more)) {
    residents[code] = (residents[code] ?? 0) + people
    if (residents[code] < 0) throw inputInvalid(`more_people.${code}: fewer than nobody can live there`)
    possible[code] = Math.max((possible[code] ?? 0) + people, residents[code])
    sum += people
  }
  const bounds = affected.possible
  return {
    ...affected,
    total: Math.max(0, affected.total + sum),
    residents,
    ...(bounds !== undefined && { possible: { total: (bounds.total ?? affected.total) + sum, residents: possible } }),
  }
}
