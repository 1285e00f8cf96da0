import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { readData } from '../../../base/data.ts'
import { Problem } from '../../../base/errors.ts'
import {
  changedMeanwhile,
  closed,
  count,
  defineAction,
  inputInvalid,
  instant,
  line,
  ofCase,
  prose,
  uuid,
  type Work,
} from '../../access/index.ts'
import { WordsShape } from '../playbooks/playbook.ts'
import { addTask } from '../tasks/add-task.ts'
import { checkCanOwn } from '../tasks/task-owner.ts'
import { titleOf } from '../tasks/task-words.ts'
import { figuresOf, figuresShape } from './figures.ts'

const path = 'words/after-action.yaml'
const Question = closed({
  id: Type.String({ pattern: '^[a-z][a-z-]{0,31}$' }),
  en: Type.String(),
  'zh-Hant': Type.String(),
})
const shape = Compile(Type.Array(Question, { minItems: 1 }))

/** data/words/after-action.yaml. Throws `DATA_INVALID`. */
export function loadQuestions(): Type.Static<typeof Question>[] {
  const content = readData(path)
  if (shape.Check(content)) return content
  throw new Problem(
    'DATA_INVALID',
    `data/${path} has the wrong shape`,
    'Correct the file, or restore it from the release',
  )
}

interface AfterAction {
  answers: Record<string, string>
}

export const readAfterAction = defineAction({
  name: 'read-after-action',
  summary:
    'the after-action report: its questions and answers, how long each part took, and the lessons with how far they are',
  scope: 'case',
  permission: 'see-decisions',
  effect: 'read',
  input: closed(ofCase),
  output: closed({
    questions: Type.Array(closed({ id: Type.String(), question: WordsShape, answer: Type.Optional(Type.String()) })),
    figures: figuresShape,
    lessons: Type.Array(
      closed({ task_id: uuid, title: Type.String(), state: Type.String(), due_at: Type.Optional(instant) }),
    ),
    version: count,
  }),
  async run(work) {
    const { answers, version } = await savedAnswers(work)
    return {
      questions: loadQuestions().map(({ id, en, 'zh-Hant': zh }) => ({
        ...{ id, question: { en, 'zh-Hant': zh } },
        ...(answers[id] !== undefined && { answer: answers[id] }),
      })),
      figures: await figuresOf(work),
      lessons: await lessonsOf(work),
      version,
    }
  },
})

export const writeAfterAction = defineAction({
  name: 'write-after-action',
  summary: 'saves answers of the after-action report; an empty one takes an answer away',
  scope: 'case',
  permission: 'manage-tasks',
  effect: 'write',
  whileClosed: true,
  input: closed({
    ...ofCase,
    version: count,
    /** By question. */
    answers: Type.Record(Type.String({ pattern: '^[a-z][a-z-]{0,31}$' }), Type.String({ maxLength: 10_000 })),
  }),
  output: closed({ version: count }),
  async run(work, { version, answers }) {
    const asked = new Set(loadQuestions().map(({ id }) => id))
    const unknown = Object.keys(answers).find((id) => !asked.has(id))
    if (unknown !== undefined) throw inputInvalid(`answers.${unknown} is none of the questions`)
    const saved = await savedAnswers(work)
    if (saved.version !== version) throw changedMeanwhile('after-action report')
    const all = Object.entries({ ...saved.answers, ...answers }).filter(([, answer]) => answer.trim() !== '')
    const words = work.seal(place(work), { answers: Object.fromEntries(all) } satisfies AfterAction)
    const row = { words, changed_by: work.caller.accountId, changed_at: work.now, version: version + 1 }
    const { numInsertedOrUpdatedRows } = await work.trx
      .insertInto('after_actions')
      .values({ case_id: work.caseId, ...row })
      .onConflict((on) => on.column('case_id').doUpdateSet(row).where('after_actions.version', '=', version))
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows !== 1n) throw changedMeanwhile('after-action report')
    const facts = { answers: all.length }
    work.record({ what: 'after-action.written', subject: ['case', work.caseId], facts })
    return { version: version + 1 }
  },
})

export const addLesson = defineAction({
  name: 'add-lesson',
  summary: 'makes a lesson a task with an owner and a day; it goes on after the case is closed',
  scope: 'case',
  permission: 'manage-tasks',
  effect: 'write',
  whileClosed: true,
  input: closed({
    ...ofCase,
    title: line,
    text: Type.Optional(prose),
    owner_id: Type.Optional(uuid),
    due_at: Type.Optional(instant),
  }),
  output: closed({ task_id: uuid }),
  async run(work, { title, text, owner_id, due_at }) {
    if (owner_id !== undefined) await checkCanOwn(work, owner_id)
    const dueAt = due_at === undefined ? undefined : new Date(due_at)
    const words = { title, text: text ?? null, kind: 'lesson', phase: 'learn' }
    return { task_id: await addTask(work, { ...words, ownerId: owner_id, ownerRole: 'incident-manager', dueAt }) }
  },
})

const place = ({ caseId }: Work) => ({ table: 'after_actions', row: caseId })

async function savedAnswers(work: Work): Promise<AfterAction & { version: number }> {
  const row = await work.trx
    .selectFrom('after_actions')
    .select(['words', 'version'])
    .where('case_id', '=', work.caseId)
    .executeTakeFirst()
  if (row === undefined) return { answers: {}, version: 0 }
  return { ...work.open<AfterAction>(place(work), row.words), version: row.version }
}

async function lessonsOf(work: Work) {
  const rows = await work.trx
    .selectFrom('tasks')
    .select(['id', 'step', 'words', 'state', 'due_at'])
    .where('case_id', '=', work.caseId)
    .where('kind', '=', 'lesson')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    ...{ task_id: row.id, title: titleOf(work, row).en, state: row.state },
    ...(row.due_at !== null && { due_at: row.due_at.toISOString() }),
  }))
}
