import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { problemOf } from '../../../app/failed-read.tsx'
import { useSession } from '../../../app/session/use-session.ts'
import { Button } from '../../../design/actions/button.tsx'
import { Banner } from '../../../design/status/banner.tsx'
import { ProblemBanner } from '../../../design/status/problem-banner.tsx'
import { Progress } from '../../../design/status/progress.tsx'
import { serverClock, useNow } from '../../../design/time/clock.ts'
import { unitFor, useUnitName } from '../../../messages/use-bytes.ts'
import { useLanguage, useText } from '../../../messages/use-text.ts'
import { useCase } from '../../case/case-context.ts'
import { type Batch, batches } from './batches.ts'

/** What this person is sending into this case from this page. */
export function BatchList() {
  const { case_id } = useCase()
  const { account_id } = useSession()
  const client = useQueryClient()
  const mine = batches.use().filter(({ caseId, account }) => caseId === case_id && account === account_id)
  const attached = mine.filter(({ state }) => state === 'attached').map(({ id }) => id)
  const key = attached.join()
  useEffect(() => {
    if (key === '') return
    // It is a source by now, and stands among them.
    for (const changed of ['list-sources', 'list-uploads']) void client.invalidateQueries({ queryKey: [changed] })
    for (const id of key.split(',')) batches.drop(id)
  }, [key, client])
  return mine
    .filter(({ state }) => state !== 'attached')
    .map((batch) => (
      <section key={batch.id} className="card">
        {batch.state === 'failed' ? <Failed batch={batch} /> : <OnItsWay batch={batch} />}
      </section>
    ))
}

function OnItsWay({ batch }: { batch: Batch }) {
  const text = useText()
  const unitName = useUnitName()
  const { id, label, bytes: total, sent, files, filesSent, standing, startedAt } = batch
  const { unit, size } = unitFor(total)
  const seconds = (Math.max(useNow(), serverClock.now()) - startedAt) / 1000
  const round = (value: number) => Math.round((10 * value) / size) / 10
  return (
    <>
      <Progress
        label={text('evidence.sending', { label })}
        what={unitName(unit)}
        done={round(sent)}
        total={round(total)}
        rate={seconds < 2 || sent === 0 ? null : sent / size / seconds}
        state={standing === 'sending' ? 'running' : 'paused'}
      />
      <p className="soft">{text('evidence.sending.files', { done: filesSent, all: files })}</p>
      {standing !== 'sending' && (
        <Banner tone="warn" icon="offline" title={text(`evidence.sending.${standing}`)} live="status" />
      )}
      <p className="soft">{text('evidence.sending.leave')}</p>
      <div className="row">
        <GiveUp id={id} />
      </div>
    </>
  )
}

function Failed({ batch: { id, label, error } }: { batch: Batch }) {
  const spoken = useLanguage()
  const { text } = spoken
  return (
    <>
      <ProblemBanner problem={problemOf(error!, spoken)} again={() => batches.again(id)}>
        <p>{text('evidence.sending', { label })}</p>
      </ProblemBanner>
      <div className="row">
        <GiveUp id={id} />
      </div>
    </>
  )
}

/** What is on the server already stays there, as something that was begun. */
function GiveUp({ id }: { id: string }) {
  const text = useText()
  const client = useQueryClient()
  const giveUp = () => {
    batches.drop(id)
    void client.invalidateQueries({ queryKey: ['list-uploads'] })
  }
  return (
    <Button icon="cross" onPress={giveUp}>
      {text('evidence.sending.drop')}
    </Button>
  )
}
