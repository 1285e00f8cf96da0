import type { LinkProps } from '@tanstack/react-router'
import type { SessionAnswer } from '../../../../office/client-types.ts'
import type { PlainKey } from '../../messages/catalogue.ts'

interface Part {
  to: NonNullable<LinkProps['to']>
  title: PlainKey
  needs?: SessionAnswer['may'][number]
}

/** In the order in which a provider is set up, then what is looked at from day to day. */
export const settingsParts: readonly Part[] = [
  { to: '/settings/people', title: 'settings.people', needs: 'see-provider' },
  { to: '/settings/sites', title: 'settings.sites' },
  { to: '/settings/provider', title: 'settings.provider' },
  { to: '/settings/roster', title: 'roster.title', needs: 'see-provider' },
  { to: '/settings/ways', title: 'settings.ways', needs: 'see-provider' },
  { to: '/settings/connectors', title: 'settings.connectors', needs: 'see-provider' },
  { to: '/settings/keys', title: 'settings.keys', needs: 'see-provider' },
  { to: '/settings/approvals', title: 'settings.approvals' },
  { to: '/settings/ledger', title: 'settings.ledger', needs: 'see-ledger' },
]
