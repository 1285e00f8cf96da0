import { ConnectionLost, ServerProblem, StrangeAnswer } from '../api/problem.ts'
import { ProblemBanner, type ProblemFacts } from '../design/status/problem-banner.tsx'
import { type Text, useText } from '../messages/use-text.ts'
import { ScreenGone } from './lazy-screen.tsx'
import { PasskeyAlreadyThere, PasskeyNotGiven } from './session/sign-in.ts'

/** In place of what could not be read or done: what happened and what to do. */
export function FailedRead({ error, again }: { error: Error; again?: () => void }) {
  const text = useText()
  return <ProblemBanner problem={problemOf(error, text)} {...(again === undefined ? {} : { again })} />
}

/** The server's own words where it gave some. */
export function problemOf(error: Error, text: Text): ProblemFacts {
  if (error instanceof ServerProblem) return { code: error.code, title: error.message, remedy: error.remedy }
  if (error instanceof ConnectionLost)
    return { code: 'CONNECTION_LOST', title: text('shell.lost.title'), remedy: text('shell.lost.remedy') }
  if (error instanceof StrangeAnswer)
    return {
      code: `HTTP_${error.status}`,
      title: text('shell.strange.title', { status: String(error.status) }),
      remedy: text('shell.strange.remedy'),
    }
  if (error instanceof PasskeyNotGiven)
    return { code: 'PASSKEY_NOT_GIVEN', title: text('signIn.notGiven'), remedy: text('signIn.notGivenRemedy') }
  if (error instanceof PasskeyAlreadyThere)
    return { code: 'PASSKEY_THERE', title: text('signIn.there'), remedy: text('signIn.thereRemedy') }
  if (error instanceof ScreenGone)
    return { code: 'CONSOLE_CHANGED', title: text('shell.changed.title'), remedy: text('shell.changed.remedy') }
  return { code: 'CONSOLE_DEFECT', title: text('shell.defect.title'), remedy: text('shell.defect.remedy') }
}
