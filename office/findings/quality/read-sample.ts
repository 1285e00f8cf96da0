import Type from 'typebox'
import { closed, count, defineAction, instant, namesOfPeople, notFound, ofCase, uuid } from '../../access/index.ts'
import { placeOfSampled, type SampledWords, sampleKinds } from './sample-words.ts'

const text = Type.String()

export const listSamples = defineAction({
  name: 'list-samples',
  summary: 'the samples of a case, newest first, with how far each is judged',
  scope: 'case',
  permission: 'review-people',
  effect: 'read',
  input: closed(ofCase),
  output: closed({
    samples: Type.Array(
      closed({
        sample_id: uuid,
        run_id: uuid,
        kind: Type.Enum([...sampleKinds]),
        seed: text,
        population: count,
        size: count,
        judged: count,
        drawn_by: text,
        drawn_at: instant,
      }),
    ),
  }),
  async run({ office, trx, caseId }) {
    const rows = await trx
      .selectFrom('samples')
      .innerJoin('sampled', (join) =>
        join.onRef('samples.id', '=', 'sampled.sample_id').onRef('samples.case_id', '=', 'sampled.case_id'),
      )
      .select(['samples.id', 'run_id', 'kind', 'seed', 'population', 'drawn_by', 'drawn_at'])
      .select((of) => [of.fn.countAll<string>().as('size'), of.fn.count<string>('verdict').as('judged')])
      .where('samples.case_id', '=', caseId)
      .groupBy(['samples.case_id', 'samples.id'])
      .orderBy('samples.seq', 'desc')
      .execute()
    const names = await namesOfPeople(office, trx, [...new Set(rows.map(({ drawn_by }) => drawn_by))])
    return {
      samples: rows.map(({ id, run_id, kind, seed, population, size, judged, drawn_by, drawn_at }) => ({
        ...{ sample_id: id, run_id, kind, seed, population: Number(population) },
        ...{ size: Number(size), judged: Number(judged) },
        drawn_by: names.get(drawn_by)?.name ?? '',
        drawn_at: drawn_at.toISOString(),
      })),
    }
  },
})

export const readSample = defineAction({
  name: 'read-sample',
  summary: 'what was drawn for a sample, with what was judged so far',
  scope: 'case',
  permission: 'review-people',
  effect: 'read',
  personal: true,
  input: closed({ ...ofCase, sample_id: uuid }),
  output: closed({
    kind: Type.Enum([...sampleKinds]),
    run_id: uuid,
    drawn: Type.Array(
      closed({
        n: count,
        item: text,
        person: Type.Optional(count),
        element: Type.Optional(text),
        location: Type.Optional(text),
        confidence: Type.Optional(Type.Number()),
        verdict: Type.Optional(Type.Enum(['right', 'wrong', 'unsure'])),
        mine: Type.Boolean(),
      }),
    ),
  }),
  async run({ trx, caseId, caller, open }, { sample_id }) {
    const sample = await trx
      .selectFrom('samples')
      .select(['kind', 'run_id'])
      .where('case_id', '=', caseId)
      .where('id', '=', sample_id)
      .executeTakeFirst()
    if (sample === undefined) throw notFound('sample')
    const rows = await trx
      .selectFrom('sampled')
      .selectAll()
      .where('case_id', '=', caseId)
      .where('sample_id', '=', sample_id)
      .orderBy('n')
      .execute()
    return {
      ...sample,
      drawn: rows.map(({ n, words, verdict, judged_by }) => ({
        n,
        ...open<SampledWords>(placeOfSampled(sample_id, n), words),
        ...(verdict !== null && { verdict }),
        mine: judged_by === caller.accountId,
      })),
    }
  },
})
