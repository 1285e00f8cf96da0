import { join } from 'node:path'
import { findStrangers, type RosterPerson, readRoster } from './find-strangers.ts'
import { type CaseFindings, readCase } from './read-case.ts'
import { elementOfPair, personOfPair, readTruth, type WorldTruth } from './read-truth.ts'
import { type ElementScore, type KindScore, type Misfit, type Score, type Share, shareOf } from './score.ts'

/**
 * Compares a case folder (people.csv, exposures.csv, items.csv as in the contracts) with the truth of a world.
 * Only proven exposures (grades E1 to E3) of linked people count. Streams the files.
 */
export async function scoreWorld(worldDir: string, caseDir: string): Promise<Score> {
  const truth = await readTruth(worldDir)
  const found = await readCase(caseDir, truth)
  const roster: Map<number, RosterPerson> = await readRoster(join(worldDir, 'roster.csv'), truth)
  const patients = [...truth.people].filter(([, person]) => person.isPatient).map(([number]) => number)
  const outsiders = truth.people.size - patients.length
  const wrong = [...found.linked].filter((number) => truth.people.get(number)?.isPatient !== true)
  const strangers = findStrangers(truth, found, roster)
  return {
    recall: shareOf(patients.filter((number) => found.linked.has(number)).length, patients.length, 1),
    wrongPersons: shareOf(wrong.length, found.linked.size, 0),
    ...scoreElements(truth, found),
    outsidersLinked: shareOf(strangers.outsiders.size, outsiders, 0),
    strangePlaces: strangers.places,
    outcomes: found.outcomes,
    truth: { patients: patients.length, outsiders, pairs: patientPairs(truth), debatable: truth.debatable.size },
    byKind: scoreKinds(truth, found),
    topMisses: misfits(
      truth,
      [...truth.pairs].filter(([pair]) => found.linked.has(personOfPair(pair)) && !found.pairs.has(pair)),
    ),
    topFalse: misfits(
      truth,
      [...found.pairs].filter(([pair]) => !truth.pairs.has(pair) && !truth.debatable.has(pair)),
    ),
    itemStates: scoreStates(truth, found),
  }
}

const isPatientPair = (truth: WorldTruth, pair: number): boolean =>
  truth.people.get(personOfPair(pair))?.isPatient === true

function patientPairs(truth: WorldTruth): number {
  let count = 0
  for (const pair of truth.pairs.keys()) if (isPatientPair(truth, pair)) count++
  return count
}

interface Tally {
  right: number
  missed: number
  wrong: number
}

/** Recall over the true pairs of affected patients; precision over all pairs found for linked patients. */
function scoreElements(truth: WorldTruth, found: CaseFindings) {
  const tallies = truth.elements.texts.map((): Tally => ({ right: 0, missed: 0, wrong: 0 }))
  for (const pair of truth.pairs.keys())
    if (isPatientPair(truth, pair)) tallies[elementOfPair(pair)]![found.pairs.has(pair) ? 'right' : 'missed']++
  for (const pair of found.pairs.keys())
    if (!truth.debatable.has(pair) && !(truth.pairs.has(pair) && isPatientPair(truth, pair)))
      tallies[elementOfPair(pair)]!.wrong++
  const all = tallies.reduce((sum, one) => ({
    right: sum.right + one.right,
    missed: sum.missed + one.missed,
    wrong: sum.wrong + one.wrong,
  }))
  const byElement: ElementScore[] = tallies
    .map((tally, at) => ({ element: truth.elements.texts[at]!, ...rates(tally) }))
    .filter(({ recall, precision }) => recall.of + precision.of > 0)
  return { elementRecall: rates(all).recall, elementPrecision: rates(all).precision, byElement }
}

const rates = ({ right, missed, wrong }: Tally): { recall: Share; precision: Share } => ({
  recall: shareOf(right, right + missed, 1),
  precision: shareOf(right, right + wrong, 1),
})

function scoreKinds(truth: WorldTruth, found: CaseFindings): KindScore[] {
  const tallies = new Map<string, { people: number; linked: number; pairs: number; found: number }>()
  const kindsOf = (number: number): string[] => {
    const person = truth.people.get(number)!
    if (!person.isPatient) return []
    return person.kinds.length === 0 ? ['plain'] : person.kinds
  }
  const tally = (kind: string) => {
    const known = tallies.get(kind) ?? { people: 0, linked: 0, pairs: 0, found: 0 }
    tallies.set(kind, known)
    return known
  }
  for (const number of truth.people.keys())
    for (const kind of kindsOf(number)) {
      tally(kind).people++
      if (found.linked.has(number)) tally(kind).linked++
    }
  for (const pair of truth.pairs.keys())
    for (const kind of kindsOf(personOfPair(pair))) {
      tally(kind).pairs++
      if (found.pairs.has(pair)) tally(kind).found++
    }
  return [...tallies]
    .map(([kind, t]) => ({ kind, recall: shareOf(t.linked, t.people, 1), elementRecall: shareOf(t.found, t.pairs, 1) }))
    .sort((a, b) => (a.kind < b.kind ? -1 : 1))
}

/** Groups wrong or missing pairs by element and kind of item: digits in names count as alike, or every letter stood alone. */
function misfits(truth: WorldTruth, pairs: [number, number][]): Misfit[] {
  const groups = new Map<string, Misfit>()
  for (const [pair, at] of pairs) {
    if (truth.people.get(personOfPair(pair))?.isPatient === false) continue
    const element = truth.elements.texts[elementOfPair(pair)]!
    const path = truth.itemNames.texts[at]!
    const item = path.replace(/\d+/g, '#')
    const patient = truth.persons.texts[personOfPair(pair)]!
    const group = groups.get(`${element}|${item}`) ?? { element, item, pairs: 0, example: `${patient} in ${path}` }
    group.pairs++
    groups.set(`${element}|${item}`, group)
  }
  const byName = (a: Misfit, b: Misfit) => (a.item + a.element < b.item + b.element ? -1 : 1)
  return [...groups.values()].sort((a, b) => b.pairs - a.pairs || byName(a, b)).slice(0, 40)
}

/** A file cut short may be called damaged or read in part; noise under a false name damaged or unsupported. */
const alike: Record<string, string[]> = { damaged: ['partial'], unsupported: ['damaged'] }

/** An item the case does not know at all is wrong too: nothing may be skipped silently. */
function scoreStates(truth: WorldTruth, found: CaseFindings): Score['itemStates'] {
  const wrong = truth.items
    .map(({ item, state }) => ({ item, expected: state, found: found.states.get(item) ?? 'missing' }))
    .filter(({ expected, found: state }) => state !== expected && !alike[expected]?.includes(state))
  return { right: shareOf(truth.items.length - wrong.length, truth.items.length, 1), wrong }
}
