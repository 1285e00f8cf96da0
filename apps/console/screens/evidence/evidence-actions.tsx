import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useWrite } from '../../api/use-write.ts'
import { useCommands } from '../../app/commands.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { ScreenActions } from '../../app/screen-actions.tsx'
import { Button } from '../../design/actions/button.tsx'
import { tell } from '../../design/overlays/toast-queue.ts'
import { Banner } from '../../design/status/banner.tsx'
import { useText } from '../../messages/use-text.ts'
import { useCase } from '../case/case-context.ts'
import { type Run, runAtWork } from '../case/overview/run-counts.ts'
import type { Source } from './sources.tsx'

/** What can be done with the evidence as a whole: attach more of it, and have it read. */
export function EvidenceActions({ runs, sources }: { runs: readonly Run[]; sources: readonly Source[] }) {
  const text = useText()
  const { case_id } = useCase()
  const attach = useAttaching()
  const start = useWrite('start-run', {
    changes: ['list-runs'],
    onDone: (outcome) =>
      outcome.state === 'done' &&
      tell({ text: text('evidence.started', { number: outcome.output.number }), tone: 'good' }),
  })
  const evidence = sources.filter(({ purpose }) => purpose === 'evidence')
  const isReady = evidence.some(({ state }) => state === 'ready') && sources.every(({ state }) => state !== 'waiting')
  const isIdle = runAtWork(runs) === undefined
  const newest = runs[0]?.asked_at ?? ''
  const hasNews = sources.some(({ attached_at }) => attached_at > newest)
  return (
    <>
      <ScreenActions>
        <Button tone={evidence.length === 0 ? 'main' : 'plain'} icon="plus" onPress={attach}>
          {text('evidence.attach')}
        </Button>
        {isReady && isIdle && (
          <Button
            tone={hasNews ? 'main' : 'plain'}
            icon="evidence"
            isPending={start.isPending}
            onPress={() => start.mutate({ case_id })}
          >
            {text(runs.length === 0 ? 'evidence.start' : 'evidence.startAgain')}
          </Button>
        )}
      </ScreenActions>
      {start.error !== null && <FailedRead error={start.error} />}
      {evidence.length > 0 && !sources.some(({ purpose }) => purpose === 'roster') && (
        <Banner tone="info" icon="register" title={text('evidence.noRoster.title')}>
          <p>{text('evidence.noRoster.text')}</p>
        </Banner>
      )}
    </>
  )
}

/** Goes to the form; also a command with a key. */
function useAttaching(): () => void {
  const text = useText()
  const navigate = useNavigate()
  const { case_id } = useCase()
  const commands = useMemo(() => {
    const run = () => void navigate({ to: '/cases/$caseId/evidence/attach', params: { caseId: case_id } })
    return [{ id: 'attach', title: text('evidence.attach'), icon: 'plus', group: 'do', keys: 'n e', run } as const]
  }, [text, navigate, case_id])
  useCommands(commands)
  return commands[0]!.run
}
