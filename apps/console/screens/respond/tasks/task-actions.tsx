import { useState } from 'react'
import { useRead } from '../../../api/use-read.ts'
import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { useSession } from '../../../app/session/use-session.ts'
import { Button } from '../../../design/actions/button.tsx'
import { Menu } from '../../../design/actions/menu.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import { ReasonDialog, useDropReason } from '../../case/reason-dialog.tsx'
import { changedByTasks, useFasterOne } from './use-task-writes.ts'
import type { Task, TaskPage } from './use-tasks.ts'

/** Take it, give it, set it aside, open it again: what may be done with a task beside answering it. */
export function TaskActions({ page, line }: { page: TaskPage; line: Task }) {
  const text = useText()
  const may = useMay()
  const { state } = useCase()
  const [asking, setAsking] = useState<'drop' | 'reopen' | null>(null)
  if (state !== 'open') return null
  const isOver = line.state === 'done' || line.state === 'dropped'
  const canManage = may('manage-tasks')
  return (
    <>
      <div className="row no-print">
        {!isOver && may('work-tasks') && line.owner === undefined && line.state !== 'not-needed' && (
          <Take line={line} />
        )}
        {!isOver && canManage && line.state !== 'not-needed' && <Give line={line} />}
        {!isOver && canManage && line.state !== 'not-needed' && (
          <Button tone="bare" icon="minus" onPress={() => setAsking('drop')}>
            {text('respond.drop')}
          </Button>
        )}
        {isOver && canManage && (
          <Button icon="again" onPress={() => setAsking('reopen')}>
            {text('respond.reopen')}
          </Button>
        )}
      </div>
      {asking !== null && <WithReason how={asking} page={page} line={line} onEnd={() => setAsking(null)} />}
    </>
  )
}

function Take({ line: { task_id, version } }: { line: Task }) {
  const text = useText()
  const { case_id } = useCase()
  const isFasterOne = useFasterOne()
  const take = useWrite('take-task', { changes: changedByTasks })
  return (
    <>
      <Button
        icon="person"
        isPending={take.isPending}
        onPress={() => void take.mutateAsync({ case_id, task_id, version }).catch(isFasterOne)}
      >
        {text('respond.take')}
      </Button>
      {take.error !== null && <FailedRead error={take.error} />}
    </>
  )
}

function Give({ line: { task_id, version, owner } }: { line: Task }) {
  const text = useText()
  const word = useWord()
  const { case_id } = useCase()
  const { account_id } = useSession()
  const isFasterOne = useFasterOne()
  const members = useRead('list-members', { case_id })
  const assign = useWrite('assign-task', { changes: changedByTasks })
  const give = (owner_id: string | null, seen: number, name: string) =>
    void assign
      .mutateAsync({ case_id, task_id, version: seen, owner_id })
      .then((outcome) => {
        const next = outcome.state === 'done' ? outcome.output.version : seen
        tell({
          text: owner_id === null ? text('respond.givenBack') : text('respond.given', { name }),
          tone: 'good',
          undo: () => assign.mutate({ case_id, task_id, version: next, owner_id: owner?.account_id ?? null }),
        })
      })
      .catch(isFasterOne)
  const inCase = (members.data?.members ?? []).filter(({ now, glass }) => now && !glass)
  return (
    <>
      <Menu
        label={text('respond.give')}
        choices={[
          ...inCase.map(({ account_id: id, name, role }) => ({
            id,
            text:
              id === account_id ? text('respond.giveMe') : text('respond.giveTo', { name, role: word('role', role) }),
            disabled: id === owner?.account_id,
            run: () => give(id, version, name),
          })),
          ...(owner === undefined
            ? []
            : [{ id: 'nobody', text: text('respond.giveNobody'), run: () => give(null, version, '') }]),
        ]}
      >
        <Button icon="people" isPending={assign.isPending}>
          {text('respond.give')}
        </Button>
      </Menu>
      {assign.error !== null && <FailedRead error={assign.error} />}
    </>
  )
}

interface WithReasonProps {
  how: 'drop' | 'reopen'
  page: TaskPage
  line: Task
  onEnd(): void
}

function WithReason({ how, page: { task_id }, line: { version }, onEnd }: WithReasonProps) {
  const text = useText()
  const { case_id } = useCase()
  const isFasterOne = useFasterOne()
  const name = `${how}:${task_id}`
  const dropReason = useDropReason(name)
  const onDone = () => {
    dropReason()
    onEnd()
  }
  const write = useWrite(how === 'drop' ? 'drop-task' : 'reopen-task', { changes: changedByTasks, onDone })
  return (
    <ReasonDialog
      name={name}
      title={text(how === 'drop' ? 'respond.drop.title' : 'respond.reopen.title')}
      about={text(how === 'drop' ? 'respond.drop.text' : 'respond.reopen.text')}
      label={text('respond.reason')}
      action={text(`respond.${how}`)}
      isPending={write.isPending}
      error={write.error}
      onSend={(reason) => void write.mutateAsync({ case_id, task_id, version, reason }).catch(isFasterOne)}
      onEnd={onEnd}
    />
  )
}
