import { useMemo } from 'react'
import { useWrite } from '../../../api/use-write.ts'
import { useCommands } from '../../../app/commands.ts'
import { useDraft } from '../../../app/drafts.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { useTried } from '../../../app/use-tried.ts'
import { Button } from '../../../design/actions/button.tsx'
import { TextArea } from '../../../design/fields/text-field.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { Banner } from '../../../design/status/banner.tsx'
import { useLanguage, useText } from '../../../messages/use-text.ts'
import { wordsIn } from '../../../messages/words-in.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import { type Answer, AskField } from './ask-field.tsx'
import { SaidAnswers } from './task-past.tsx'
import { changedByTasks, useFasterOne } from './use-task-writes.ts'
import type { Task, TaskPage } from './use-tasks.ts'

type Answers = Readonly<Record<string, Answer>>
const none: Answers = {}
/** Of a task that asks nothing. */
const result = 'result'

/** The questions that end the task. What is answered and not sent is kept, also when somebody else ends the task meanwhile. */
export function TaskAnswers({ page, line }: { page: TaskPage; line: Task }) {
  const may = useMay()
  const { state } = useCase()
  const [answers, setAnswers, drop] = useDraft<Answers>(`answers:${page.task_id}`, none)
  if (state !== 'open' || !may('work-tasks')) return null
  if (line.state === 'open') return <AnswerForm {...{ page, line, answers, setAnswers, drop }} />
  if (answers === none || line.state === 'waiting') return null
  return <NotSent page={page} answers={answers} drop={drop} />
}

interface AnswerFormProps {
  page: TaskPage
  line: Task
  answers: Answers
  setAnswers(answers: Answers): void
  drop(): void
}

function AnswerForm({ page, line, answers, setAnswers, drop }: AnswerFormProps) {
  const text = useText()
  const { asks } = page
  const { send, isPending, error, isFaster } = useEnding(page, line, drop)
  const missing = asks.filter(({ id, required }) => required && answers[id] === undefined)
  const { form, tried, onSubmit } = useTried(missing.length === 0, () => send(answers))
  useSendKey(form)
  const set = (id: string, answer: Answer) => {
    const { [id]: _, ...rest } = answers
    const next = answer === undefined ? rest : { ...rest, [id]: answer }
    setAnswers(Object.keys(next).length === 0 ? none : next)
  }
  return (
    <form ref={form} className="stack" noValidate onSubmit={onSubmit}>
      {isFaster && (
        <Banner tone="warn" icon="people" title={text('respond.faster.title')} live="alert">
          <p>{text('respond.faster.text')}</p>
        </Banner>
      )}
      {asks.map((ask) => (
        <AskField
          key={ask.id}
          ask={ask}
          answer={answers[ask.id]}
          error={tried && missing.includes(ask) ? text('respond.answer.missing') : undefined}
          onAnswer={(answer) => set(ask.id, answer)}
        />
      ))}
      {asks.length === 0 && (
        <TextArea
          label={text('respond.task.result')}
          optional
          maxLength={10_000}
          value={String(answers[result] ?? '')}
          onChange={(typed) => set(result, typed === '' ? undefined : typed)}
        />
      )}
      {error !== null && !isFaster && <FailedRead error={error} />}
      <div className="row no-print">
        <Button type="submit" tone="main" icon="check" isPending={isPending}>
          {text('respond.task.done')}
        </Button>
      </div>
    </form>
  )
}

/** Mod Enter sends, as everywhere where one types. */
function useSendKey(form: React.RefObject<HTMLFormElement | null>): void {
  const text = useText()
  const commands = useMemo(() => {
    const run = () => form.current?.requestSubmit()
    return [
      {
        id: 'task-done',
        title: text('respond.task.done'),
        icon: 'check',
        group: 'do',
        keys: 'Mod Enter',
        run,
      } as const,
    ]
  }, [text, form])
  useCommands(commands)
}

function useEnding(page: TaskPage, line: Task, drop: () => void) {
  const { text, language } = useLanguage()
  const may = useMay()
  const { case_id } = useCase()
  const isFasterOne = useFasterOne()
  const { task_id } = page
  const reopen = useWrite('reopen-task', { changes: changedByTasks })
  const onDone = (version: number) => {
    drop()
    const undo = () => reopen.mutate({ case_id, task_id, version, reason: text('respond.undoReason') })
    const note = { text: text('respond.task.isDone', { title: wordsIn(language, page.title) }), tone: 'good' as const }
    tell(may('manage-tasks') ? { ...note, undo } : note)
  }
  const answer = useWrite('answer-task', {
    changes: changedByTasks,
    onDone: (outcome) => outcome.state === 'done' && onDone(outcome.output.version),
  })
  const finish = useWrite('finish-task', {
    changes: changedByTasks,
    onDone: (outcome) => outcome.state === 'done' && onDone(outcome.output.version),
  })
  const error = answer.error ?? finish.error
  return {
    isPending: answer.isPending || finish.isPending,
    error,
    isFaster: error !== null && 'code' in error && error.code === 'CHANGED_MEANWHILE',
    send(answers: Answers): void {
      const said = answers as Record<string, string | number>
      const sent =
        page.asks.length > 0
          ? answer.mutateAsync({ case_id, task_id, version: line.version, answers: said })
          : finish.mutateAsync({
              ...{ case_id, task_id, version: line.version },
              ...(typeof said[result] === 'string' && { result: said[result] }),
            })
      sent.catch(isFasterOne)
    },
  }
}

/** Somebody else ended the task while these answers were typed: they are shown beside, and not lost. */
function NotSent({ page, answers, drop }: { page: TaskPage; answers: Answers; drop(): void }) {
  const text = useText()
  return (
    <Banner
      tone="warn"
      icon="people"
      title={text('respond.notSent.title')}
      actions={
        <Button icon="cross" onPress={drop}>
          {text('respond.notSent.drop')}
        </Button>
      }
    >
      <p>{text('respond.notSent.text')}</p>
      <SaidAnswers asks={page.asks} answers={answers} />
      {typeof answers[result] === 'string' && <p className="prose">{answers[result]}</p>}
    </Banner>
  )
}
