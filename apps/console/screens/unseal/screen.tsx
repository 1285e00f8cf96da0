import { useQuery } from '@tanstack/react-query'
import type { VaultState } from '../../../../office/client-types.ts'
import { send } from '../../api/send.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { UnsealPlace, vaultKey } from '../../app/session/unseal-place.tsx'
import { Link } from '../../design/actions/link.tsx'
import { Banner } from '../../design/status/banner.tsx'
import { useText } from '../../messages/use-text.ts'

/** For whoever brings the passphrase or a share and has no account here, or is not signed in. */
export function Screen() {
  const text = useText()
  const { data, error, refetch } = useQuery({
    queryKey: vaultKey,
    queryFn: async ({ signal }) => (await send<{ vault: VaultState }>('/api/vault', undefined, { signal })).body,
  })
  if (data === undefined)
    return error === null ? (
      <p className="soft">{text('shell.loading')}</p>
    ) : (
      <FailedRead error={error} again={() => void refetch()} />
    )
  if (data.vault !== 'open') return <UnsealPlace vault={data.vault} />
  return (
    <Banner tone="good" icon="lock" title={text('shell.vault.isOpen')} live="status">
      <p>
        <Link to="/">{text('shell.place.home')}</Link>
      </p>
    </Banner>
  )
}
