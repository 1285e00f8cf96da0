import Type from 'typebox'
import { closed, count, defineAction, instant, namesOfPeople, ofCase, uuid, type Work } from '../../access/index.ts'
import { containmentActions } from '../connectors/order.ts'
import type { ContainmentWords } from './containment.ts'
import type { AnswerWords } from './keep-answer.ts'

const person = closed({ account_id: uuid, name: Type.String() })
const text = Type.String()

const answer = closed({
  step: Type.Enum(['dry-run', 'carry-out']),
  /** would-change, already-so, cannot-tell (dry run); done, unknown; refused. */
  outcome: text,
  reason: Type.Optional(text),
  said: text,
  /** What was seen by name. */
  seen: Type.Array(closed({ what: text, value: text })),
  warnings: Type.Array(text),
  task: Type.Optional(closed({ title: text, steps: Type.Array(text), proof: Type.Array(text) })),
  retry_after_seconds: Type.Optional(Type.Number()),
  at: instant,
})

export const listContainments = defineAction({
  name: 'list-containments',
  summary:
    'what was ordered to limit the breach: about whom or what, what the dry run saw, who confirmed it, what came of it; newest first',
  scope: 'case',
  permission: 'contain',
  effect: 'read',
  personal: true,
  input: closed(ofCase),
  output: closed({
    containments: Type.Array(
      closed({
        containment_id: uuid,
        connector_id: Type.Optional(uuid),
        kind: text,
        action: Type.Enum([...containmentActions]),
        state: Type.Enum(['planning', 'planned', 'confirmed', 'done', 'refused', 'unknown', 'dropped']),
        /** A token is not shown: whoever gave the order has it. */
        target: closed({ kind: text, name: Type.Optional(text) }),
        why: Type.Optional(text),
        rotation_id: Type.Optional(uuid),
        task_id: Type.Optional(uuid),
        asked: closed({ by: person, at: instant }),
        confirmed: Type.Optional(closed({ by: person, at: instant, attempts: count })),
        answers: Type.Array(answer),
        version: count,
      }),
    ),
  }),
  async run(work) {
    const rows = await work.trx
      .selectFrom('containments')
      .selectAll()
      .where('case_id', '=', work.caseId)
      .orderBy('asked_at', 'desc')
      .orderBy('id')
      .execute()
    const answers = await answersOf(work)
    const people = rows.flatMap(({ asked_by, confirmed_by }) => [asked_by, confirmed_by ?? []].flat())
    const names = await namesOfPeople(work.office, work.trx, [...new Set(people)])
    const by = (id: string, at: Date) => ({ by: { account_id: id, name: names.get(id)!.name }, at: at.toISOString() })
    return {
      containments: rows.map((row) => {
        const { target, why } = work.open<ContainmentWords>({ table: 'containments', row: row.id }, row.words)
        const { confirmed_by, confirmed_at, attempt } = row
        return {
          ...{ containment_id: row.id, kind: row.kind, action: row.action as (typeof containmentActions)[number] },
          ...{ state: row.state, target: shown(target), version: row.version },
          ...(row.connector_id !== null && { connector_id: row.connector_id }),
          ...(why !== null && { why }),
          ...(row.rotation_id !== null && { rotation_id: row.rotation_id }),
          ...(row.task_id !== null && { task_id: row.task_id }),
          asked: by(row.asked_by, row.asked_at),
          ...(confirmed_by !== null && { confirmed: { ...by(confirmed_by, confirmed_at!), attempts: attempt } }),
          answers: answers.get(row.id) ?? [],
        }
      }),
    }
  },
})

/** What it is about, in one line. */
export function shown(target: ContainmentWords['target']): { kind: string; name?: string } {
  switch (target.kind) {
    case 'account':
      return { kind: 'account', name: target.name }
    case 'indicator':
      return { kind: target.type, name: target.value }
    case 'token':
      return { kind: 'token' }
    case 'credential': {
      const name = [target.owner, target.system].filter((one) => one !== undefined).join(', ')
      return { kind: target.element, ...(name !== '' && { name }) }
    }
  }
}

async function answersOf({ trx, caseId, open }: Work) {
  const rows = await trx
    .selectFrom('containment_answers')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
  const answers = rows.map(({ id, containment_id, step, outcome, reason, words, at }) => {
    const { said, seen, warnings, task, retry_after_seconds } = open<AnswerWords>(
      { table: 'containment_answers', row: id },
      words,
    )
    return {
      of: containment_id,
      ...{ step, outcome, said, seen: [...seen], warnings: [...warnings], at: at.toISOString() },
      ...(reason !== null && { reason }),
      ...(task !== undefined && { task: { title: task.title, steps: [...task.steps], proof: [...task.proof] } }),
      ...(retry_after_seconds !== undefined && { retry_after_seconds }),
    }
  })
  return Map.groupBy(answers, ({ of }) => of)
}
