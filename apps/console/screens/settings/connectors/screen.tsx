import { useState } from 'react'
import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { useSession } from '../../../app/session/use-session.ts'
import { EmptyState } from '../../../design/status/empty-state.tsx'
import { useText } from '../../../messages/use-text.ts'
import { ConnectedSystem } from './connected.tsx'
import { ConnectorForm } from './connector-form.tsx'
import { type ConnectorKind, typedFrom } from './setting-values.ts'

/** Systems that can carry out containment: whether they answer, and what they let us do. */
export function Screen() {
  const text = useText()
  // A check answers some seconds after it was asked for.
  const { data, error, refetch } = useRead('list-connectors', {}, { every: 5000 })
  const mayManage = useSession().may.includes('manage-settings')
  const [changed, setChanged] = useState<string | null>(null)
  if (data === undefined && error !== null) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  // People who do it by hand need no settings.
  const kinds = data.kinds.filter(({ kind }) => kind !== 'by-hand')
  return (
    <div className="stack read">
      <p className="soft">{text('settings.connectors.text')}</p>
      {data.connectors.length === 0 && (
        <EmptyState icon="out" title={text('settings.connectors.none')}>
          <p>{text('settings.connectors.noneText')}</p>
        </EmptyState>
      )}
      {data.connectors.map((connector) =>
        connector.connector_id === changed ? (
          <Change key={connector.connector_id} id={changed} kinds={kinds} onDone={() => setChanged(null)} />
        ) : (
          <ConnectedSystem
            key={connector.connector_id}
            connector={connector}
            title={kinds.find(({ kind }) => kind === connector.kind)?.title ?? connector.kind}
            mayManage={mayManage}
            onChange={() => setChanged(connector.connector_id)}
          />
        ),
      )}
      {mayManage && changed === null && <ConnectorForm kinds={kinds} onDone={() => {}} />}
    </div>
  )
}

function Change({ id, kinds, onDone }: { id: string; kinds: readonly ConnectorKind[]; onDone(): void }) {
  const text = useText()
  const { data, error } = useRead('read-connector', { connector_id: id })
  if (error !== null) return <FailedRead error={error} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  const { settings, ...rest } = data
  return (
    <ConnectorForm kinds={kinds} saved={{ connector_id: id, typed: typedFrom(settings), ...rest }} onDone={onDone} />
  )
}
