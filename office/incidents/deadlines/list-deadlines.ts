import Type from 'typebox'
import { closed, count, defineAction, instant, namesOfPeople, ofCase, type Work } from '../../access/index.ts'
import { holdShape } from '../holds/hold-shape.ts'
import { currentHold } from './current-hold.ts'
import { deadlineRows } from './deadline-rows.ts'
import { boardOf, deadlineShape } from './deadline-shape.ts'
import { type DutySheet, readSheet } from './duty-sheet.ts'
import { lawOf, lawShape } from './law-of.ts'
import { questionShape } from './question-shape.ts'
import { providerVersion } from './read-knowledge.ts'

export const listDeadlines = defineAction({
  name: 'list-deadlines',
  summary:
    'what the law asks of this case, by when and why, what hangs on which judgement, and what is done; soonest first',
  scope: 'case',
  permission: 'see-duties',
  effect: 'read',
  input: closed(ofCase),
  output: closed({
    deadlines: Type.Array(deadlineShape),
    questions: Type.Array(questionShape),
    /** Law that would reach the provider and is not, or no longer, in force. */
    not_in_force: Type.Array(closed({ duty: Type.String(), because: Type.String(), law: Type.Optional(lawShape) })),
    hold: Type.Optional(holdShape),
    /** People proven to be affected, and how many at most where the scope is open; absent before the first run. */
    people: Type.Optional(closed({ least: count, most: count })),
    counted_at: Type.Optional(instant),
    /** Why nothing could be counted: the code of a problem. */
    problem: Type.Optional(Type.String()),
    /** The provider's description was changed since: `recount-deadlines`. */
    stale: Type.Boolean(),
  }),
  async run(work) {
    const rows = await deadlineRows(work)
    const sheet = await readSheet(work)
    const held = await currentHold(work)
    const ids = [...rows.flatMap(({ doneBy }) => doneBy ?? []), ...(held === undefined ? [] : [held.statedBy])]
    const names = await namesOfPeople(work.office, work.trx, [...new Set(ids)])
    return {
      deadlines: boardOf(rows, names),
      questions: sheet?.questions ?? [],
      not_in_force: (sheet?.notInForce ?? []).map(({ duty, because }) => {
        const law = lawOf(duty)
        return { duty, because, ...(law !== undefined && { law }) }
      }),
      ...(held !== undefined && {
        hold: {
          ...held.hold,
          by: { account_id: held.statedBy, name: names.get(held.statedBy)!.name },
          at: held.statedAt.toISOString(),
        },
      }),
      ...(await freshness(work, sheet)),
    }
  },
})

async function freshness(work: Work, sheet: DutySheet | undefined) {
  const inputs = sheet?.basis?.inputs
  const least = inputs?.['affected.total'] as number | undefined
  const isCounted = least !== undefined && inputs!['affected.uncounted'] !== true
  const most = (inputs?.['affected.possible.total'] as number | undefined) ?? least
  return {
    ...(isCounted && { people: { least, most: most! } }),
    ...(sheet !== undefined && { counted_at: sheet.countedAt.toISOString() }),
    ...(sheet?.problem != null && { problem: sheet.problem }),
    stale: sheet !== undefined && sheet.providerVersion !== (await providerVersion(work)),
  }
}
