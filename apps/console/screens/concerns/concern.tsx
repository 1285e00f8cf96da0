import './concerns.css'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useRead } from '../../api/use-read.ts'
import { useCommands } from '../../app/commands.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { ScreenActions } from '../../app/screen-actions.tsx'
import { Button } from '../../design/actions/button.tsx'
import { Link } from '../../design/actions/link.tsx'
import { useText } from '../../messages/use-text.ts'
import { AnswerReporter } from './answer-reporter.tsx'
import { ConcernHead } from './concern-head.tsx'
import { Decide } from './decide.tsx'
import { Steps } from './steps.tsx'

/** One concern: what it says, what becomes of it, and the answer to whoever reported. */
export function Screen() {
  const text = useText()
  const { concernId } = useParams({ from: '/concerns/$concernId' })
  const { data, error, refetch } = useRead('read-concern', { concern_id: concernId })
  const next = useNext(concernId)
  return (
    <>
      <p className="no-print">
        <Link to="/concerns">{text('concerns.back')}</Link>
      </p>
      {next !== undefined && (
        <ScreenActions>
          <Button icon="right" onPress={next}>
            {text('concerns.next')}
          </Button>
        </ScreenActions>
      )}
      {data === undefined && error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {data === undefined && error === null && <p className="soft">{text('shell.loading')}</p>}
      {data !== undefined && (
        <div className="concern">
          <div className="stack">
            <ConcernHead concern={data} />
            <Steps steps={data.steps} />
          </div>
          <div className="stack">
            {data.state !== 'in-case' && <Decide key={concernId} concern={data} />}
            <AnswerReporter key={`answer ${concernId}`} concern={data} />
          </div>
        </div>
      )}
    </>
  )
}

/** Goes to the concern that has waited longest besides this one; also a key. */
function useNext(concernId: string): (() => void) | undefined {
  const text = useText()
  const navigate = useNavigate()
  const { data } = useRead('list-concerns', { state: 'new', limit: 200 })
  const next = data?.concerns.find(({ concern_id }) => concern_id !== concernId)?.concern_id
  const commands = useMemo(() => {
    if (next === undefined) return []
    const run = () => void navigate({ to: '/concerns/$concernId', params: { concernId: next } })
    return [{ id: 'next-concern', title: text('concerns.next'), icon: 'right', group: 'go', keys: 'n', run } as const]
  }, [next, text, navigate])
  useCommands(commands)
  return commands[0]?.run
}
