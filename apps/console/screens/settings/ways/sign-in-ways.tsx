import { useQuery } from '@tanstack/react-query'
import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { readWaysIn } from '../../../app/session/sign-in.ts'
import { Rows } from '../../../design/lists/rows.tsx'
import { Badge } from '../../../design/status/badge.tsx'
import { useText } from '../../../messages/use-text.ts'

/** Passkeys, the provider's directory, codes: which of them this server offers. There are no passwords. */
export function SignInWays() {
  const text = useText()
  const ways = useQuery({ queryKey: ['ways-in'], queryFn: readWaysIn })
  const accounts = useRead('list-accounts', {})
  const error = ways.error ?? accounts.error
  if (error !== null) return <FailedRead error={error} />
  if (ways.data === undefined || accounts.data === undefined) return <p className="soft">{text('shell.loading')}</p>
  const active = accounts.data.accounts.filter(({ state }) => state === 'active')
  const having = active.filter(({ has_passkey }) => has_passkey).length
  const state = (isOn: boolean) =>
    isOn ? <Badge tone="good">{text('settings.ways.on')}</Badge> : <Badge>{text('settings.ways.off')}</Badge>
  return (
    <section className="card">
      <h2>{text('settings.ways.in')}</h2>
      <Rows
        label={text('settings.ways.in')}
        rows={[
          {
            ...{ id: 'passkey', icon: 'key', title: text('settings.ways.passkey'), end: state(ways.data.passkey) },
            note: text('settings.ways.passkeyText', { n: having, all: active.length }),
          },
          {
            ...{
              id: 'directory',
              icon: 'out',
              title: text('settings.ways.directory'),
              end: state(ways.data.directory),
            },
            note: text(ways.data.directory ? 'settings.ways.directoryOn' : 'settings.ways.directoryOff'),
          },
          {
            ...{ id: 'codes', icon: 'keyboard', title: text('settings.ways.codes'), end: state(ways.data.codes) },
            note: text('settings.ways.codesText'),
          },
        ]}
      />
    </section>
  )
}
