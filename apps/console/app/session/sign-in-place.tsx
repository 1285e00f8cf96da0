import { useQueryClient } from '@tanstack/react-query'
import { Button } from '../../design/actions/button.tsx'
import { Banner } from '../../design/status/banner.tsx'
import { useText } from '../../messages/use-text.ts'
import { drafts } from '../drafts.ts'
import { sessionKey } from './read-session.ts'
import { type Ending, sessionEnding } from './session-store.ts'

/** In place of the screen while nobody is signed in. The address stays: whoever signs in is where they wanted to be. */
export function SignInPlace({ why }: { why: Ending | null }) {
  const text = useText()
  const client = useQueryClient()
  const goOn = () => {
    sessionEnding.forget()
    void client.resetQueries({ queryKey: sessionKey })
  }
  return (
    <div className="stack read" data-density="airy">
      {why !== null && (
        <Banner tone="info" icon="lock" title={text(`shell.signIn.${why}`)} live="status">
          {drafts.size() > 0 && why !== 'left' && <p>{text('shell.signIn.kept')}</p>}
        </Banner>
      )}
      <p>{text('shell.signIn.text')}</p>
      <div className="row">
        <Button icon="again" onPress={goOn}>
          {text('shell.signIn.check')}
        </Button>
      </div>
    </div>
  )
}
