import { useState } from 'react'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Tabs } from '../../../design/navigation/tabs.tsx'
import { EmptyState } from '../../../design/status/empty-state.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import { useContainments } from './containment.ts'
import { OrderCard } from './order-card.tsx'
import { nothingYet, Plan, type PlanStart } from './plan.tsx'
import { LeakedSecrets } from './secrets.tsx'

/** What limits the breach: orders, tried dry and carried out once, and secrets of the leak that are made worthless. */
export function Screen() {
  const text = useText()
  const may = useMay()
  const [start, setStart] = useState<PlanStart | null>(null)
  if (!may('contain'))
    return (
      <EmptyState icon="lock" title={text('contain.closed.title')}>
        <p>{text('contain.closed.text')}</p>
      </EmptyState>
    )
  return (
    <div className="stack">
      <Tabs
        label={text('respond.containment')}
        tabs={[
          { id: 'orders', title: text('contain.orders'), content: <Orders onPlan={setStart} /> },
          { id: 'secrets', title: text('contain.secrets'), content: <LeakedSecrets onPlan={setStart} /> },
        ]}
      />
      {start !== null && <Plan start={start} onEnd={() => setStart(null)} />}
    </div>
  )
}

function Orders({ onPlan }: { onPlan(start: PlanStart): void }) {
  const text = useText()
  const { state } = useCase()
  const { data, error, refetch } = useContainments()
  if (data === undefined && error !== null) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  return (
    <div className="stack read">
      {state === 'open' && (
        <div className="row no-print">
          <Button icon="shield" onPress={() => onPlan(nothingYet)}>
            {text('contain.plan')}
          </Button>
        </div>
      )}
      {data.containments.length === 0 && (
        <EmptyState icon="shield" title={text('contain.none.title')} level={2}>
          <p>{text('contain.none.text')}</p>
        </EmptyState>
      )}
      {data.containments.map((order) => (
        <OrderCard key={order.containment_id} order={order} isOpen={state === 'open'} />
      ))}
    </div>
  )
}
