import { useEffect } from 'react'
import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Banner } from '../../../design/status/banner.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import { TurnCase } from './turn-case.tsx'
import { WhatWaits } from './what-waits.tsx'

/** Whether the case can be closed, what it still waits for, and the act itself; for a closed case, opening it again. */
export function Screen() {
  const text = useText()
  const may = useMay()('close-case')
  const { state } = useCase()
  return (
    <div className="stack read">
      {state === 'closed' && (
        <Banner tone="good" icon="done" title={text('ending.isClosed')}>
          <p>{text('ending.isClosedText')}</p>
        </Banner>
      )}
      {!may && <p className="soft">{text('ending.whoCloses')}</p>}
      {may && state === 'open' && <Closing />}
      {may && state === 'closed' && (
        <section className="card">
          <h2>{text('ending.reopen')}</h2>
          <p className="soft">{text('ending.reopenText')}</p>
          <TurnCase how="reopen" />
        </section>
      )}
    </div>
  )
}

function Closing() {
  const text = useText()
  const { case_id } = useCase()
  const { data, error, refetch } = useRead('check-closing', { case_id }, { every: 30_000 })
  // Whoever comes back from ending a task looks whether it is gone.
  useEffect(() => void refetch(), [refetch])
  if (data === undefined)
    return error === null ? (
      <p className="soft">{text('shell.loading')}</p>
    ) : (
      <FailedRead error={error} again={() => void refetch()} />
    )
  if (!data.ready) return <WhatWaits missing={data.missing} />
  return (
    <section className="card">
      <h2>{text('ending.ready')}</h2>
      <p className="soft">{text('ending.readyText')}</p>
      <TurnCase how="close" />
    </section>
  )
}
