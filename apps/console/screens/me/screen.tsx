import './me.css'
import { useNavigate } from '@tanstack/react-router'
import { useRead } from '../../api/use-read.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { ScreenActions } from '../../app/screen-actions.tsx'
import { Button } from '../../design/actions/button.tsx'
import { useText } from '../../messages/use-text.ts'
import { CodeGenerator } from './code-generator.tsx'
import { MyLanguage } from './my-language.tsx'
import { MyReports } from './my-reports.tsx'
import { Passkeys } from './passkeys.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { Sessions } from './sessions.tsx'

/** Everybody's own page: tell of something, see what became of it, and the ways in. */
export function Screen() {
  const text = useText()
  const navigate = useNavigate()
  const { data, error, refetch } = useRead('list-ways-in', {})
  return (
    <div className="stack me">
      <ScreenActions>
        <Button tone="main" icon="flag" onPress={() => void navigate({ to: '/report' })}>
          {text('me.report')}
        </Button>
      </ScreenActions>
      <MyReports />
      {error !== null && data === undefined && <FailedRead error={error} again={() => void refetch()} />}
      {data !== undefined && (
        <>
          <section className="card">
            <h2>{text('me.ways')}</h2>
            <p className="soft">{text('me.ways.text')}</p>
            <Passkeys ways={data.ways} />
            <CodeGenerator ways={data.ways} />
            <RecoveryCodes left={data.recovery_codes_left} />
          </section>
          <Sessions sessions={data.sessions} />
        </>
      )}
      <MyLanguage />
    </div>
  )
}
