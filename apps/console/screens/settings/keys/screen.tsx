import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { useSession } from '../../../app/session/use-session.ts'
import { Facts } from '../../../design/lists/facts.tsx'
import { Badge } from '../../../design/status/badge.tsx'
import { useLanguage } from '../../../messages/use-text.ts'
import { Locks } from './locks.tsx'
import { NewShares } from './new-shares.tsx'
import { SealVault } from './seal-vault.tsx'

/** How the vault stands, what opens it, and closing it at once. */
export function Screen() {
  const { text, locale } = useLanguage()
  const { data, error, refetch } = useRead('read-vault', {})
  const mayManage = useSession().may.includes('manage-keys')
  if (data === undefined && error !== null) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  const figure = new Intl.NumberFormat(locale)
  return (
    <div className="stack read">
      <section className="card">
        <h2>{text('settings.vault')}</h2>
        <Facts
          facts={[
            {
              name: text('settings.vault.state'),
              value: data.sealed ? (
                <Badge icon="lock">{text('settings.vault.sealed')}</Badge>
              ) : (
                <Badge tone="good">{text('settings.vault.open')}</Badge>
              ),
            },
            { name: text('settings.vault.cases'), value: figure.format(data.cases) },
            { name: text('settings.vault.held'), value: figure.format(data.held) },
            { name: text('settings.vault.generation'), value: figure.format(data.generation) },
          ]}
        />
        {mayManage && <SealVault />}
      </section>
      <Locks locks={data.locks} mayManage={mayManage} />
      {mayManage && <NewShares />}
    </div>
  )
}
