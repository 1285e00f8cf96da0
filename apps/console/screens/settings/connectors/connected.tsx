import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Badge, type Tone } from '../../../design/status/badge.tsx'
import { Instant } from '../../../design/time/instant.tsx'
import { useLanguage } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { RemoveConnector } from './remove-connector.tsx'
import type { Connected } from './setting-values.ts'

const tones: Record<'yes' | 'no' | 'unknown', Tone> = { yes: 'good', no: 'bad', unknown: 'warn' }

interface ConnectedProps {
  connector: Connected
  /** Of its kind, as people know it. */
  title: string
  mayManage: boolean
  onChange(): void
}

/** One connected system: whether it answers, what it lets us do, and a try that changes nothing. */
export function ConnectedSystem({ connector, title, mayManage, onChange }: ConnectedProps) {
  const { text, language } = useLanguage()
  const word = useWord()
  const { connector_id, label, can, health } = connector
  const check = useWrite('check-connector', { changes: ['list-connectors'] })
  const rights = new Map(health?.rights.map(({ action, allowed }) => [action, allowed]))
  return (
    <section className="card" aria-label={label}>
      <div className="row">
        <h2>{label}</h2>
        {health === undefined ? (
          <Badge>{text('settings.connector.untried')}</Badge>
        ) : (
          <Badge tone={tones[health.working]}>{text(`settings.connector.working.${health.working}`)}</Badge>
        )}
      </div>
      <p className="soft">{title}</p>
      {health !== undefined && (
        <p lang="en" className={language === 'en' ? '' : 'soft'}>
          {health.said}
        </p>
      )}
      <ul className="plain-list">
        {can.map((action) => {
          const allowed = rights.get(action) ?? 'unknown'
          return (
            <li key={action} className="row">
              {word('code', action)}
              <Badge tone={allowed === 'unknown' ? 'quiet' : tones[allowed]}>
                {text(`settings.connector.allowed.${allowed}`)}
              </Badge>
            </li>
          )
        })}
      </ul>
      {health !== undefined && (
        <p className="soft">
          {text('settings.connector.checked')} <Instant at={health.at} />
        </p>
      )}
      {check.error !== null && <FailedRead error={check.error} />}
      <div className="row">
        <Button icon="again" isPending={check.isPending} onPress={() => check.mutate({ connector_id })}>
          {text('settings.connector.check')}
        </Button>
        {mayManage && <Button onPress={onChange}>{text('settings.connector.change')}</Button>}
        {mayManage && <RemoveConnector connector={connector} />}
      </div>
    </section>
  )
}
