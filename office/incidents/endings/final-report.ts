import Type from 'typebox'
import { closed, count, defineAction, instant, namesOfPeople, ofCase, type Work } from '../../access/index.ts'
import { readIncident } from '../case/incident.ts'
import { deadlineRows } from '../deadlines/deadline-rows.ts'
import { boardOf, deadlineShape, personShape } from '../deadlines/deadline-shape.ts'
import { allDecisions, decisionsThatCount } from '../decisions/decision.ts'
import { allFacts, currentFacts } from '../facts/current-facts.ts'
import { figuresOf, figuresShape } from './figures.ts'
import { runsSoFar, scopeNow, scopeShape } from './scope-now.ts'

const text = Type.String()
const many = Type.Record(text, count)

export const readFinalReport = defineAction({
  name: 'read-final-report',
  summary:
    'everything for the printed report of the case: what happened, scope as bounds, duties with what was done when, decisions with their reasons, gaps',
  scope: 'case',
  permission: 'see-duties',
  effect: 'read',
  input: closed(ofCase),
  output: closed({
    code: text,
    title: text,
    known: Type.Optional(text),
    state: text,
    vectors: Type.Array(text),
    opened_at: instant,
    endings: Type.Array(closed({ how: text, reason: text, by: personShape, at: instant })),
    /** As last stated; null: asked, and not known. Privileged statements are left out for others. */
    timeline: Type.Record(text, Type.Union([text, Type.Null()])),
    scope: Type.Optional(scopeShape),
    runs: Type.Array(closed({ number: count, state: text, at: instant, proven: count })),
    duties: Type.Array(deadlineShape),
    decisions: Type.Array(
      closed({
        ...{ kind: text, outcome: text, reason: text, by: personShape, at: instant, counts: Type.Boolean() },
        ...{ about: Type.Optional(text), place: Type.Optional(text), privileged: Type.Boolean() },
      }),
    ),
    /** How many of each: outside parties by kind, contacts with them, containment by state, exhibits. */
    parties: many,
    contacts: count,
    containments: many,
    exhibits: count,
    figures: figuresShape,
  }),
  async run(work) {
    const { trx, caseId, roles } = work
    const incident = await readIncident(work)
    const { name, state } = await trx
      .selectFrom('cases')
      .select(['name', 'state'])
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow()
    const rows = await deadlineRows(work)
    const decisions = await allDecisions(work)
    const endings = await trx.selectFrom('closings').selectAll().where('case_id', '=', caseId).orderBy('seq').execute()
    const people = [
      ...rows.flatMap(({ doneBy }) => doneBy ?? []),
      ...decisions.map(({ madeBy }) => madeBy),
      ...endings.map(({ made_by }) => made_by),
    ]
    const names = await namesOfPeople(work.office, trx, [...new Set(people)])
    const person = (id: string) => ({ account_id: id, name: names.get(id)!.name })
    const counting = new Set(decisionsThatCount(decisions))
    const scope = await scopeNow(work)
    return {
      ...{ code: name, title: incident.title, state, vectors: incident.vectors },
      ...(incident.known !== null && { known: incident.known }),
      opened_at: incident.openedAt.toISOString(),
      endings: endings.map(({ id, how, words, made_by, made_at }) => ({
        ...{ how, by: person(made_by), at: made_at.toISOString() },
        ...work.open<{ reason: string }>({ table: 'closings', row: id }, words),
      })),
      timeline: await timelineOf(work, roles.has('privacy-officer') || roles.has('counsel')),
      ...(scope !== undefined && { scope }),
      runs: await runsSoFar(work),
      duties: boardOf(rows, names),
      decisions: decisions.map((one) => ({
        ...{ kind: one.kind, outcome: one.outcome, reason: one.reason, privileged: one.privileged },
        ...{ by: person(one.madeBy), at: one.madeAt.toISOString(), counts: counting.has(one) },
        ...(one.about !== null && { about: one.about }),
        ...(one.place !== null && { place: one.place }),
      })),
      ...(await countsOf(work)),
      figures: await figuresOf(work),
    }
  },
})

async function timelineOf(work: Work, seesPrivileged: boolean): Promise<Record<string, string | null>> {
  const seen = (await allFacts(work)).filter(({ privileged }) => !privileged || seesPrivileged)
  const facts = [...currentFacts(seen).values()].filter(({ name }) => name.startsWith('timeline.'))
  return Object.fromEntries(facts.map(({ name, value }) => [name.slice('timeline.'.length), value as string | null]))
}

async function countsOf({ trx, caseId }: Work) {
  const parties = await trx.selectFrom('parties').select('kind').where('case_id', '=', caseId).execute()
  const contacts = await trx
    .selectFrom('contacts')
    .select('id')
    .where('case_id', '=', caseId)
    .where('privileged', '=', false)
    .execute()
  const containments = await trx.selectFrom('containments').select('state').where('case_id', '=', caseId).execute()
  const exhibits = await trx.selectFrom('exhibits').select('id').where('case_id', '=', caseId).execute()
  return {
    parties: tally(parties.map(({ kind }) => kind)),
    contacts: contacts.length,
    containments: tally(containments.map(({ state }) => state)),
    exhibits: exhibits.length,
  }
}

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
