import './duties.css'
import { useMemo, useState } from 'react'
import { useRead } from '../../api/use-read.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { RadioGroup } from '../../design/fields/radio-group.tsx'
import { EmptyState } from '../../design/status/empty-state.tsx'
import { useText } from '../../messages/use-text.ts'
import { useCase, useMay } from '../case/case-context.ts'
import { BoardGroup } from './board-group.tsx'
import { type Board, byDeadline, byPlace } from './board-groups.ts'
import { BoardState } from './board-state.tsx'
import { NotInForce } from './not-in-force.tsx'
import { Questions } from './questions.tsx'
import { WhatIf } from './what-if.tsx'

/** What the law asks of this case: by when, why, what hangs on which judgement, and what is done. */
export function Screen() {
  const text = useText()
  const may = useMay()('see-duties')
  const { case_id } = useCase()
  const { data, error, refetch } = useRead('list-deadlines', { case_id }, { when: may, every: 15_000 })
  if (!may)
    return (
      <EmptyState icon="lock" title={text('duties.closed.title')}>
        <p>{text('duties.closed.text')}</p>
      </EmptyState>
    )
  if (data === undefined)
    return error === null ? (
      <p className="soft">{text('shell.loading')}</p>
    ) : (
      <FailedRead error={error} again={() => void refetch()} />
    )
  return (
    <div className="stack">
      <BoardState board={data} />
      <div className="duties-page">
        <Duties board={data} />
        <div className="stack">
          <Questions board={data} />
          {data.counted_at !== undefined && data.problem === undefined && <WhatIf board={data} />}
        </div>
      </div>
    </div>
  )
}

type Order = 'deadline' | 'place'

function Duties({ board }: { board: Board }) {
  const text = useText()
  const [order, setOrder] = useState<Order>('deadline')
  const groups = useMemo(() => (order === 'deadline' ? byDeadline : byPlace)(board.deadlines), [order, board])
  if (board.deadlines.length === 0)
    return (
      <EmptyState icon="duties" title={text('duties.none.title')}>
        <p>{text('duties.none.text')}</p>
      </EmptyState>
    )
  return (
    <div className="stack">
      <div className="no-print duties-order">
        <RadioGroup<Order>
          label={text('duties.order')}
          choices={[
            { id: 'deadline', text: text('duties.order.deadline') },
            { id: 'place', text: text('duties.order.place') },
          ]}
          value={order}
          onChange={setOrder}
        />
      </div>
      {groups.map((group) => (
        <BoardGroup key={group.id} group={group} board={board} />
      ))}
      {board.not_in_force.length > 0 && <NotInForce duties={board.not_in_force} />}
    </div>
  )
}
