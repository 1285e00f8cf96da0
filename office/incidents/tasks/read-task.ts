import Type, { type Static } from 'typebox'
import {
  closed,
  count,
  defineAction,
  instant,
  namesOfPeople,
  notFound,
  ofCase,
  uuid,
  type Work,
} from '../../access/index.ts'
import { readIncident } from '../case/incident.ts'
import { askKinds, type Step, WordsShape } from '../playbooks/playbook.ts'
import { sayWhy } from '../playbooks/say-why.ts'
import { caseSteps } from './case-steps.ts'
import { findStep } from './flow-of.ts'
import { taskEndings } from './task-endings.ts'
import { isHidden, maySeeAnswers } from './task-privilege.ts'
import { taskWords, titleOf } from './task-words.ts'

const ask = closed({
  id: Type.String(),
  kind: Type.Enum([...askKinds]),
  question: WordsShape,
  options: Type.Array(closed({ id: Type.String(), en: Type.String(), 'zh-Hant': Type.String() })),
  required: Type.Boolean(),
})

const past = closed({
  how: Type.Enum(['done', 'dropped', 'reopened']),
  by: closed({ account_id: uuid, name: Type.String() }),
  at: instant,
  /** Absent where what was said is privileged and not for me. */
  answers: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
  text: Type.Optional(Type.String()),
})

export const readTask = defineAction({
  name: 'read-task',
  summary: 'one task: what to do and not to do, what it asks, how it ended each time, and why it is not needed',
  scope: 'case',
  permission: 'see-case',
  effect: 'read',
  input: closed({ ...ofCase, task_id: uuid }),
  output: closed({
    task_id: uuid,
    title: WordsShape,
    text: Type.Optional(Type.String()),
    state: Type.String(),
    privileged: Type.Boolean(),
    version: count,
    do: Type.Array(WordsShape),
    do_not: Type.Array(WordsShape),
    asks: Type.Array(ask),
    /** NIST Cybersecurity Framework 2.0. */
    csf: Type.Array(Type.String()),
    /** Titles of the steps that it waits for. */
    waits_for: Type.Array(WordsShape),
    /** Why it is not needed. */
    because: Type.Array(WordsShape),
    past: Type.Array(past),
  }),
  async run(work, { task_id }) {
    const row = await work.trx
      .selectFrom('tasks')
      .selectAll()
      .where('case_id', '=', work.caseId)
      .where('id', '=', task_id)
      .executeTakeFirst()
    if (row === undefined || isHidden(work, row)) throw notFound('task')
    const step = row.step === null ? undefined : findStep(row.step)
    const text = row.words === null ? null : taskWords(work, row.id, row.words).text
    return {
      ...{ task_id, title: titleOf(work, row), state: row.state, privileged: row.privileged, version: row.version },
      ...(text !== null && { text }),
      do: step?.do ?? [],
      do_not: step?.do_not ?? [],
      asks: (step?.asks ?? []).map(({ id, kind, question, options = [], required }) => {
        return { id, kind, question, options, required }
      }),
      csf: step?.csf ?? [],
      ...(await whyOf(work, step)),
      past: await pastOf(work, task_id, row.privileged),
    }
  },
})

async function whyOf(work: Work, step: Step | undefined) {
  const none = { waits_for: [], because: [] }
  if (step === undefined) return none
  const { flow, steps } = await caseSteps(work, await readIncident(work))
  const state = steps.find((one) => one.step === step.id)
  if (state?.state === 'waiting')
    return { ...none, waits_for: state.for.map((id) => flow.steps.find((one) => one.id === id)!.title) }
  return state?.state === 'not-needed'
    ? { ...none, because: state.because.map((reason) => sayWhy(flow, reason)) }
    : none
}

async function pastOf(work: Work, taskId: string, privileged: boolean): Promise<Static<typeof past>[]> {
  const endings = await taskEndings(work, taskId)
  const names = await namesOfPeople(work.office, work.trx, [...new Set(endings.map(({ madeBy }) => madeBy))])
  return endings.map(({ how, madeBy, madeAt, answers, result, reason }) => {
    const base = { how, by: { account_id: madeBy, name: names.get(madeBy)!.name }, at: madeAt.toISOString() }
    if (!maySeeAnswers(work, privileged, madeBy)) return base
    const text = result ?? reason
    return { ...base, ...(answers !== undefined && { answers }), ...(text != null && { text }) }
  })
}
