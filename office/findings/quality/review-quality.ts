import Type from 'typebox'
import { closed, count, defineAction, ofCase, uuid, type Work } from '../../access/index.ts'
import { itemsOf } from '../items/items-of.ts'
import { chooseRun } from '../register/current-run.ts'
import { emptyItems, itemsWithFindings } from './empty-items.ts'
import type { SampleKind } from './sample-words.ts'
import { cohensKappa, type Estimate, recallFromMisses, wilson } from './statistics.ts'

const estimate = Type.Optional(closed({ share: Type.Number(), low: Type.Number(), high: Type.Number() }))
const judged = { population: count, drawn: count, right: count, wrong: count, unsure: count, estimate }

export const reviewQuality = defineAction({
  name: 'review-quality',
  summary:
    'how good it all is: agreement of two reviewers (kappa), precision of findings and recall of items from random samples, each with its 95 % interval',
  scope: 'case',
  permission: 'see-counts',
  effect: 'read',
  input: closed({ ...ofCase, run_id: Type.Optional(uuid) }),
  output: closed({
    run_id: uuid,
    /** Of all runs of the case: matches that two have judged. */
    agreement: closed({ pairs: count, same: count, kappa: Type.Optional(Type.Number()) }),
    /** Share of findings that are right. */
    precision: closed({ 'doubtful-findings': closed(judged), 'all-findings': closed(judged) }),
    /** Share of items with personal data in which some was found. Without a sample: absent. */
    recall: closed({ ...judged, found: count }),
  }),
  async run(work, { run_id }) {
    const run = await chooseRun(work, run_id)
    const pairs = await pairsOf(work)
    const kappa = cohensKappa(pairs)
    const items = await itemsOf(work, run)
    const [doubtful, all, empty] = [
      await verdictsOn(work, run, 'doubtful-findings'),
      await verdictsOn(work, run, 'all-findings'),
      await verdictsOn(work, run, 'empty-items'),
    ]
    const found = itemsWithFindings(items)
    const recall = recallFromMisses(found, emptyItems(items).length, empty.wrong, empty.wrong + empty.right)
    return {
      run_id: run,
      agreement: {
        pairs: pairs.length,
        same: pairs.filter(([a, b]) => a === b).length,
        ...(kappa !== undefined && { kappa }),
      },
      precision: { 'doubtful-findings': withPrecision(doubtful), 'all-findings': withPrecision(all) },
      recall: { ...empty, found, ...estimated(recall) },
    }
  },
})

interface Verdicts {
  population: number
  drawn: number
  right: number
  wrong: number
  unsure: number
}

const withPrecision = (verdicts: Verdicts) => ({
  ...verdicts,
  ...estimated(wilson(verdicts.right, verdicts.right + verdicts.wrong)),
})
const estimated = (one: Estimate | undefined) => (one === undefined ? {} : { estimate: one })

/** All samples of one kind are one sample: nothing is drawn twice. */
async function verdictsOn({ trx, caseId }: Work, run: string, kind: SampleKind): Promise<Verdicts> {
  const rows = await trx
    .selectFrom('samples')
    .innerJoin('sampled', (join) =>
      join.onRef('samples.id', '=', 'sampled.sample_id').onRef('samples.case_id', '=', 'sampled.case_id'),
    )
    .select(['verdict', (of) => of.fn.countAll<string>().as('count'), (of) => of.fn.max('population').as('population')])
    .where('samples.case_id', '=', caseId)
    .where('run_id', '=', run)
    .where('kind', '=', kind)
    .groupBy('verdict')
    .execute()
  const of = (verdict: string) => Number(rows.find((row) => row.verdict === verdict)?.count ?? 0)
  return {
    population: Math.max(0, ...rows.map(({ population }) => Number(population))),
    drawn: rows.reduce((sum, row) => sum + Number(row.count), 0),
    ...{ right: of('right'), wrong: of('wrong'), unsure: of('unsure') },
  }
}

/** First and second opinions on the same match, as ranks of the same candidates. */
async function pairsOf({ trx, caseId }: Work): Promise<[string, string][]> {
  const rows = await trx
    .selectFrom('match_decisions as first')
    .innerJoin('match_decisions as second', (join) =>
      join
        .onRef('second.case_id', '=', 'first.case_id')
        .onRef('second.run_id', '=', 'first.run_id')
        .onRef('second.person', '=', 'first.person'),
    )
    .select(['first.choice as a', 'second.choice as b'])
    .where('first.case_id', '=', caseId)
    .where('first.round', '=', 1)
    .where('second.round', '=', 2)
    .where('first.undone_at', 'is', null)
    .where('second.undone_at', 'is', null)
    .execute()
  return rows.map(({ a, b }) => [String(a), String(b)])
}
