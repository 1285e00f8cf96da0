import { Progress } from '../../../design/status/progress.tsx'
import { serverClock } from '../../../design/time/clock.ts'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import type { Run } from './run-counts.ts'

/** How far a run is: items, rate since it began, time left. */
export function RunProgress({ run }: { run: Run }) {
  const text = useText()
  const word = useWord()
  const { number, state, items, items_done, started_at, ended_at } = run
  const seconds =
    started_at === undefined
      ? 0
      : (Date.parse(ended_at ?? new Date(serverClock.now()).toISOString()) - Date.parse(started_at)) / 1000
  const isOver = state === 'failed' || state === 'stopped' || state === 'done'
  return (
    <Progress
      label={text('case.run', { number, state: word('run-state', state) })}
      what={text('case.run.items')}
      done={items_done}
      total={state === 'waiting' || items === 0 ? null : items}
      rate={isOver || seconds < 2 || items_done === 0 ? null : items_done / seconds}
      state={state === 'done' ? 'done' : state === 'failed' ? 'failed' : state === 'stopped' ? 'paused' : 'running'}
    />
  )
}
