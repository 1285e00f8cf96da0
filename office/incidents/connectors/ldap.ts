import Type from 'typebox'
import { isLoopback } from '../../../base/addresses.ts'
import type { DirectoryLogin } from './asking/ask-directory.ts'
import { Accounts } from './asking/directory-accounts.ts'
import { type DirectoryKindName, directoryKinds } from './asking/directory-kinds.ts'
import { defineConnector } from './define-connector.ts'
import { protectedAccounts, secretSetting, textSetting, wrongSetting } from './settings.ts'
import { takeSteps } from './take-steps.ts'

/** Active Directory and other LDAP servers. Only over TLS, except to this very machine. */
export const ldap = defineConnector({
  name: 'ldap',
  title: 'Active Directory or LDAP',
  can: {
    'disable-account': 'Disables the account',
    'reset-credential':
      'Active Directory: replaces the password by a random one that nobody knows; a new one is set with the person',
  },
  cannot: {
    'revoke-sessions':
      'A directory knows no sessions. Tickets already given out work until they run out (10 hours as a rule): sign the person out of the workstations and restart what was reached.',
    'revoke-token': 'A directory knows no tokens. Revoke it where it was issued.',
    'block-indicator': 'A directory keeps accounts only.',
  },
  fields: {
    kind: Type.Unsafe<DirectoryKindName>({
      enum: Object.keys(directoryKinds),
      description: 'What kind of server it is',
    }),
    host: textSetting('Host name, as in its certificate'),
    port: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 65_535, description: 'Otherwise 636, or 389 with StartTLS' }),
    ),
    security: Type.Optional(
      Type.Unsafe<'ldaps' | 'starttls' | 'none'>({
        enum: ['ldaps', 'starttls', 'none'],
        description: 'Otherwise ldaps; none is allowed to this very machine only',
      }),
    ),
    authority: Type.Optional(
      Type.String({
        maxLength: 65_536,
        description: 'PEM of the authority that signed its certificate, if it is your own',
      }),
    ),
    base: textSetting('Entry below which accounts are looked for, such as DC=clinic,DC=example'),
    policy: Type.Optional(textSetting('OpenLDAP: entry of the default password policy, for accounts that name none')),
    bindName: textSetting('Name of the account of this connector'),
    bindPassword: secretSetting('Password of that account'),
    protected: protectedAccounts(),
  },
  open(settings, context) {
    const { host, security = 'ldaps', authority } = settings
    if (security === 'none' && !isLoopback(host))
      throw wrongSetting('ldap', 'security', 'must be ldaps or starttls (none is allowed to this very machine only)')
    const port = settings.port ?? (security === 'ldaps' ? 636 : 389)
    const address = { host, port, security, ...(authority === undefined ? {} : { authority }) }
    const login: DirectoryLogin = { address, name: settings.bindName, password: settings.bindPassword }
    const accounts = new Accounts(login, settings, context)
    return { check: () => accounts.check(), ...takeSteps((order) => accounts.look(order), context) }
  },
})
