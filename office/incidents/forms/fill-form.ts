import Type from 'typebox'
import {
  changedMeanwhile,
  closed,
  count,
  defineAction,
  inputInvalid,
  instant,
  namesOfPeople,
  notFound,
  ofCase,
  uuid,
  type Work,
} from '../../access/index.ts'
import { lawOf, lawShape } from '../deadlines/law-of.ts'
import { answerSources } from './answers.ts'
import { knownOfCase } from './known.ts'
import { formFor } from './load-forms.ts'

const text = Type.String()
const some = Type.Optional
const dutyId = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$' })
const fieldId = '^[a-z][a-z0-9-]{0,47}$'

interface Written {
  answers: Record<string, string>
}

export const fillForm = defineAction({
  name: 'fill-form',
  summary:
    'the form of a duty, or what its law says must be told, filled in from the case: each answer with where it is from, what is missing and why; never a guess',
  scope: 'case',
  permission: 'see-duties',
  effect: 'read',
  input: closed({ ...ofCase, duty: dutyId }),
  output: closed({
    /** Absent: the regulator has no form that we know; the fields are what the law asks. */
    title: some(text),
    to: some(text),
    sent: some(text),
    url: some(text),
    note: some(text),
    law: lawShape,
    fields: Type.Array(
      closed({
        id: text,
        part: some(text),
        ask: text,
        kind: text,
        certain: text,
        /** What of the case answers it. */
        from: some(text),
        /** What the case says now. */
        known: some(text),
        /** not-set, not-stated, not-counted, not-on-record. */
        missing: some(text),
        /** What somebody wrote; it goes before what the case says. */
        written: some(text),
      }),
    ),
    version: count,
    changed: some(closed({ by: closed({ account_id: uuid, name: text }), at: instant })),
  }),
  async run(work, { duty }) {
    const law = lawOf(duty)
    const form = formFor(duty)
    if (law === undefined || form === undefined) throw notFound('form')
    const known = await knownOfCase(work, law.jurisdiction)
    const { answers, version, changed } = await writtenAnswers(work, duty)
    const { fields, form: _, ...facts } = form
    return {
      ...facts,
      law,
      fields: fields.map(({ id, part, ask, kind, from, certain = 'seen' }) => {
        const answer = from === undefined ? undefined : answerSources[from]!(known)
        return {
          ...{ id, ask, kind, certain },
          ...(part !== undefined && { part }),
          ...(from !== undefined && { from }),
          ...(answer !== undefined &&
            ('text' in answer ? { known: answer.text } : { missing: answer.missing as string })),
          ...(answers[id] !== undefined && { written: answers[id] }),
        }
      }),
      version,
      ...(changed !== undefined && { changed }),
    }
  },
})

export const writeForm = defineAction({
  name: 'write-form',
  summary:
    'keeps what somebody wrote into the form of a duty; an empty answer gives the field back to what the case says',
  scope: 'case',
  permission: 'judge-duties',
  effect: 'write',
  input: closed({
    ...ofCase,
    duty: dutyId,
    version: count,
    /** By field; fields that are not named stay as they are. */
    answers: Type.Record(Type.String({ pattern: fieldId }), Type.String({ maxLength: 10_000 })),
  }),
  output: closed({ version: count }),
  async run(work, { duty, version, answers }) {
    const fields = new Set(formFor(duty)?.fields.map(({ id }) => id))
    if (fields.size === 0) throw notFound('form')
    const unknown = Object.keys(answers).find((id) => !fields.has(id))
    if (unknown !== undefined) throw inputInvalid(`answers.${unknown} is no field of this form`)
    const before = await writtenAnswers(work, duty)
    if (before.version !== version) throw changedMeanwhile('form')
    const all = Object.entries({ ...before.answers, ...answers }).filter(([, answer]) => answer.trim() !== '')
    const words = work.seal(place(work, duty), { answers: Object.fromEntries(all) } satisfies Written)
    const row = { words, changed_by: work.caller.accountId, changed_at: work.now, version: version + 1 }
    const { numInsertedOrUpdatedRows } = await work.trx
      .insertInto('form_answers')
      .values({ case_id: work.caseId, duty, ...row })
      .onConflict((on) => on.columns(['case_id', 'duty']).doUpdateSet(row).where('form_answers.version', '=', version))
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows !== 1n) throw changedMeanwhile('form')
    work.record({ what: 'form.written', subject: ['case', work.caseId], facts: { duty, answers: all.length } })
    return { version: version + 1 }
  },
})

const place = ({ caseId }: Work, duty: string) => ({ table: 'form_answers', row: `${caseId} ${duty}` })

async function writtenAnswers(work: Work, duty: string) {
  const row = await work.trx
    .selectFrom('form_answers')
    .selectAll()
    .where('case_id', '=', work.caseId)
    .where('duty', '=', duty)
    .executeTakeFirst()
  if (row === undefined) return { answers: {} as Record<string, string>, version: 0, changed: undefined }
  const { answers } = work.open<Written>(place(work, duty), row.words)
  const names = await namesOfPeople(work.office, work.trx, [row.changed_by])
  const by = { account_id: row.changed_by, name: names.get(row.changed_by)!.name }
  return { answers, version: row.version, changed: { by, at: row.changed_at.toISOString() } }
}
