import './home.css'
import { FailedRead } from '../../app/failed-read.tsx'
import { ScreenActions } from '../../app/screen-actions.tsx'
import { Button } from '../../design/actions/button.tsx'
import { useText } from '../../messages/use-text.ts'
import { NoCase } from '../cases/no-case.tsx'
import { useOpening } from '../cases/use-opening.ts'
import { InHand } from './in-hand.tsx'
import { NextDeadlines } from './next-deadlines.tsx'
import { Readiness } from './readiness.tsx'
import { useOpenCases } from './use-open-cases.ts'
import { Waiting } from './waiting.tsx'

/** Where one begins: the next deadlines, the incidents in hand, and what waits for me. */
export function Screen() {
  const text = useText()
  const open = useOpening()
  const { isRead, error, refetch, cases, more } = useOpenCases()
  if (error !== null && !isRead) return <FailedRead error={error} again={() => void refetch()} />
  if (!isRead) return <p className="soft">{text('shell.loading')}</p>
  return (
    <>
      {open !== undefined && (
        <ScreenActions>
          <Button tone={cases.length === 0 ? 'main' : 'plain'} icon="plus" onPress={open}>
            {text('cases.open')}
          </Button>
        </ScreenActions>
      )}
      <div className="home">
        <div className="stack">
          <NextDeadlines cases={cases} />
          {cases.length === 0 ? <NoCase mayOpen={open !== undefined} /> : <InHand cases={cases} more={more} />}
          <Readiness />
        </div>
        <Waiting cases={cases} />
      </div>
    </>
  )
}
