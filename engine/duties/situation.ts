import { taxonomy } from '../elements/index.ts'
import { capacitiesOf, parseDesignation } from './capacities.ts'
import { everywhere, type Facts, type YesNoJudgement } from './facts.ts'
import { liesIn, placeCode, placesAround, zoneOfPlace } from './places.ts'
import { kinds } from './supplements.ts'
import { type ReadTimeline, readTimeline } from './timeline.ts'

/** The facts, read once: what every check asks of them. */
export interface Situation {
  facts: Facts
  /** The entity's zone. */
  zone: string
  asOf: number
  /** Places whose law reaches the entity, with the reason in words. */
  reached: ReadonlyMap<string, string>
  /** Places in which the entity itself works: where it is based and what `subject_to` names. */
  established: ReadonlySet<string>
  capacities: ReadonlyMap<string, string>
  designated: readonly { place: string; role: string }[]
  /** Law words and element names that the taken data answer to. */
  words: ReadonlySet<string>
  residents: ReadonlyMap<string, number>
  timeline: ReadTimeline
  /** Answer of a yes-or-no judgement for a place, from the facts or from the kind of incident. */
  judged(name: YesNoJudgement, place: string): boolean | undefined
}

const lawWords = new Map(taxonomy.map(({ element, law }) => [element, [element, ...law]]))

/** The entity's zone: as given, else the one of its place, else UTC. */
export function entityZone({ entity }: Facts): string {
  return entity.tz ?? zoneOfPlace(entity.based_in) ?? 'UTC'
}

export function situationOf(facts: Facts, asOf: number): Situation {
  const zone = entityZone(facts)
  const residents = residentsOf(facts)
  const reached = placesReached(facts, residents)
  return {
    facts,
    zone,
    asOf,
    reached,
    established: new Set([facts.entity.based_in, ...(facts.entity.subject_to ?? [])].flatMap(placesAround)),
    capacities: capacitiesOf(facts.entity.roles),
    designated: (facts.entity.designated ?? []).flatMap((word) => parseDesignation(word) ?? []),
    words: new Set(facts.elements.flatMap((element) => lawWords.get(element) ?? [element])),
    residents,
    timeline: readTimeline(facts.timeline, zone),
    judged: (name, place) => perPlace(facts.judgements?.[name], place, towardsNotice(name)) ?? ofKind(facts, name),
  }
}

/** A yes leans towards notice, but for the one judgement that excuses from it. */
function towardsNotice(name: YesNoJudgement): readonly boolean[] {
  return name === 'low_probability_of_compromise' ? [true, false] : [false, true]
}

function ofKind({ kind }: Facts, name: YesNoJudgement): boolean | undefined {
  return kind !== undefined && Object.hasOwn(kinds, kind) ? kinds[kind]![name] : undefined
}

function residentsOf(facts: Facts): Map<string, number> {
  const given = facts.affected.residents
  if (given === undefined) return new Map([[placeCode(facts.entity.based_in), facts.affected.total]])
  const residents = new Map<string, number>()
  for (const [code, people] of Object.entries(given)) {
    const place = placeCode(code)
    residents.set(place, (residents.get(place) ?? 0) + people)
  }
  return residents
}

function placesReached(facts: Facts, residents: ReadonlyMap<string, number>): Map<string, string> {
  const reached = new Map<string, string>()
  const reach = (code: string, why: string): void => {
    for (const place of placesAround(code)) if (!reached.has(place)) reached.set(place, why)
  }
  const { based_in, subject_to } = facts.entity
  if (subject_to !== undefined) {
    for (const code of [...subject_to].sort())
      reach(code, `the facts say that the law of ${placeCode(code)} reaches the entity`)
    return reached
  }
  const byCode = [...residents].sort(([a], [b]) => (a < b ? -1 : 1))
  reach(based_in, `the entity is based in ${placeCode(based_in)}`)
  for (const [place, people] of byCode) if (people > 0) reach(place, `${counted(people)} live in ${place}`)
  const possible = Object.entries(facts.affected.possible?.residents ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [code, people] of possible)
    if (people > 0) reach(code, `up to ${people} of the people may live in ${placeCode(code)}`)
  return reached
}

const counted = (people: number): string => `${people} of the people affected`

/**
 * A judgement given once, or per place: the place itself counts before the ones it lies in. Where only places inside it were judged
 * (Bavaria for Germany, France for the EU), the one that leans most towards notice: `order` lists the values from least to most. `*` is for places
 * that none of these covers.
 */
export function perPlace<T>(
  value: T | Record<string, T> | undefined,
  place: string,
  order: readonly T[],
): T | undefined {
  if (typeof value !== 'object' || value === null) return value
  const byPlace = value as Record<string, T>
  for (const code of placesAround(place)) if (Object.hasOwn(byPlace, code)) return byPlace[code]
  const inside = Object.keys(byPlace).filter((code) => code !== everywhere && liesIn(code, place))
  return order.findLast((step) => inside.some((code) => byPlace[code] === step)) ?? byPlace[everywhere]
}
