import { problemOf } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Banner } from '../../../design/status/banner.tsx'
import { ProblemBanner } from '../../../design/status/problem-banner.tsx'
import { Progress } from '../../../design/status/progress.tsx'
import { serverClock, useNow } from '../../../design/time/clock.ts'
import { unitFor, useUnitName } from '../../../messages/use-bytes.ts'
import { useLanguage } from '../../../messages/use-text.ts'
import { rosterSending, type Sending } from './sending.ts'

/** How far a new version has come, what it waits for, and what went wrong. */
export function OnItsWay({ sending }: { sending: Sending }) {
  const spoken = useLanguage()
  const { text } = spoken
  const unitName = useUnitName()
  const { bytes, sent, standing, startedAt, state, error } = sending
  const { unit, size } = unitFor(bytes)
  const seconds = (Math.max(useNow(), serverClock.now()) - startedAt) / 1000
  const round = (value: number) => Math.round((10 * value) / size) / 10
  return (
    <section className="card">
      {state === 'failed' ? (
        <ProblemBanner problem={problemOf(error!, spoken)} again={rosterSending.again} />
      ) : (
        <Progress
          label={text('roster.sending')}
          what={unitName(unit)}
          done={round(sent)}
          total={round(bytes)}
          rate={seconds < 2 || sent === 0 ? null : sent / size / seconds}
          state={standing === 'sending' ? 'running' : 'paused'}
        />
      )}
      {state === 'sending' && standing !== 'sending' && (
        <Banner tone="warn" icon="offline" title={text(`evidence.sending.${standing}`)} live="status" />
      )}
      {state === 'sending' && <p className="soft">{text('evidence.sending.leave')}</p>}
      <div className="row">
        <Button icon="cross" onPress={rosterSending.drop}>
          {text('evidence.sending.drop')}
        </Button>
      </div>
    </section>
  )
}
