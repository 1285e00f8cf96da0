import { ConnectionLost, FileGone, ServerProblem, StrangeAnswer } from '../api/problem.ts'
import { ProblemBanner, type ProblemFacts } from '../design/status/problem-banner.tsx'
import type { Key } from '../messages/catalogue.ts'
import { type Spoken, type Text, useLanguage } from '../messages/use-text.ts'
import { ScreenGone } from './lazy-screen.tsx'
import { PasskeyAlreadyThere, PasskeyNotGiven } from './session/sign-in.ts'

/** In place of what could not be read or done: what happened and what to do. */
export function FailedRead({ error, again }: { error: Error; again?: () => void }) {
  const spoken = useLanguage()
  const detail = error instanceof ServerProblem && detailed.has(error.code) && spoken.language !== 'en'
  return (
    <ProblemBanner problem={problemOf(error, spoken)} {...(again === undefined ? {} : { again })}>
      {detail && (
        <p lang="en" className="soft">
          {error.message}
        </p>
      )}
    </ProblemBanner>
  )
}

/** The server names in these what exactly is wrong, in English. */
const detailed = new Set(['INPUT_INVALID', 'PROVIDER_INVALID', 'CONNECTOR_SETTINGS', 'FACTS_INVALID', 'DEFECT'])

/** In the reader's language; the server's own words where it wrote them in it, or where its code is not known here. */
export function problemOf(error: Error, { text, language }: Pick<Spoken, 'text' | 'language'>): ProblemFacts {
  if (error instanceof ServerProblem) {
    const { code, message, remedy } = error
    const title = language === 'en' ? undefined : said(text, `problem.what.${code}`)
    if (title === undefined) return { code, title: message, remedy }
    return { code, title, remedy: said(text, `problem.do.${code}`) ?? remedy }
  }
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
  if (error instanceof FileGone)
    return { code: 'FILE_GONE', title: text('evidence.gone.title'), remedy: text('evidence.gone.remedy') }
  if (error instanceof ScreenGone)
    return { code: 'CONSOLE_CHANGED', title: text('shell.changed.title'), remedy: text('shell.changed.remedy') }
  return { code: 'CONSOLE_DEFECT', title: text('shell.defect.title'), remedy: text('shell.defect.remedy') }
}

/** undefined where the catalogue has no such key: a code of a newer server, or one that no screen meets. */
function said(text: Text, key: string): string | undefined {
  return (text as (key: Key) => string | undefined)(key as Key)
}
