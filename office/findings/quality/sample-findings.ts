import Type from 'typebox'
import { closed, count, defineAction, inputInvalid, ofCase, uuid, type Work } from '../../access/index.ts'
import { itemsOf } from '../items/items-of.ts'
import { chooseRun } from '../register/current-run.ts'
import { readSealedJson, vaultOf } from '../vault-of.ts'
import { drawPlaces } from './draw.ts'
import { emptyItems } from './empty-items.ts'
import { type RunSamples, samplesPath } from './gather-samples.ts'
import { placeOfSampled, type SampledWords, type SampleKind, sampleKinds } from './sample-words.ts'

export const sampleFindings = defineAction({
  name: 'sample-findings',
  summary:
    'draws a random sample to judge by eye: findings near the threshold, any findings, or items in which nothing was found',
  scope: 'case',
  permission: 'review-people',
  effect: 'write',
  input: closed({
    ...ofCase,
    kind: Type.Enum([...sampleKinds]),
    size: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    /** Whoever has it draws the same sample again; one is made up without it. Kept as it is, so it has no room for words. */
    seed: Type.Optional(Type.String({ pattern: '^[0-9a-f-]{1,64}$' })),
  }),
  output: closed({ sample_id: uuid, size: count, population: count, seed: Type.String() }),
  async run(work, { kind, size = 50, seed = work.newId() }) {
    const { trx, caseId, caller, newId, seal, record } = work
    const run = await chooseRun(work)
    const { population, drawn } = await drawFrom(work, run, kind)
    const places = drawPlaces(drawn.length, size, await drawnBefore(work, run, kind), seed)
    if (places.length === 0) throw inputInvalid('There is nothing left to draw from')
    const id = newId()
    const sample = { id, case_id: caseId, run_id: run, kind, seed, population: String(population) }
    await trx
      .insertInto('samples')
      .values({ ...sample, drawn_by: caller.accountId })
      .execute()
    const rows = places.map((place, n) => ({
      ...{ case_id: caseId, sample_id: id, n, place },
      words: seal(placeOfSampled(id, n), drawn[place]!),
    }))
    await trx.insertInto('sampled').values(rows).execute()
    record({ what: 'sample.drawn', subject: ['run', run], facts: { kind, size: places.length, population } })
    return { sample_id: id, size: places.length, population, seed }
  },
})

/** What there is to draw from, in an order that never changes, and how many there are in all. */
async function drawFrom(
  work: Work,
  run: string,
  kind: SampleKind,
): Promise<{ population: number; drawn: readonly SampledWords[] }> {
  if (kind === 'empty-items') {
    const empty = emptyItems(await itemsOf(work, run))
    return { population: empty.length, drawn: empty.map((item) => ({ item })) }
  }
  const samples = await readSealedJson<RunSamples>(vaultOf(work.office, work.caseId), samplesPath(run))
  return samples?.[kind] ?? { population: 0, drawn: [] }
}

/** Places that earlier samples of this run and kind have taken. */
async function drawnBefore({ trx, caseId }: Work, run: string, kind: SampleKind): Promise<Set<number>> {
  const rows = await trx
    .selectFrom('sampled')
    .innerJoin('samples', (join) =>
      join.onRef('samples.id', '=', 'sampled.sample_id').onRef('samples.case_id', '=', 'sampled.case_id'),
    )
    .select('place')
    .where('samples.case_id', '=', caseId)
    .where('run_id', '=', run)
    .where('kind', '=', kind)
    .execute()
  return new Set(rows.map(({ place }) => place))
}
