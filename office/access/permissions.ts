import type { Role } from './roles.ts'

/**
 * The one table of who may do what: permission -> roles. What is not in it is refused. `provider` permissions are checked against
 * a person's roles everywhere, `case` permissions against the roles in that case. docs/design/access.md prints it (a test compares).
 */
export const permissions = {
  provider: {
    'see-own': ['staff'],
    'report-concern': ['staff'],
    'triage-concerns': ['privacy-officer', 'incident-manager', 'security'],
    'open-incident': ['privacy-officer', 'incident-manager'],
    'break-glass': ['privacy-officer', 'incident-manager', 'security'],
    'see-provider': ['administrator', 'privacy-officer', 'incident-manager', 'security', 'auditor'],
    'manage-accounts': ['administrator'],
    'manage-settings': ['administrator'],
    'change-rules': ['administrator', 'privacy-officer'],
    'keep-rosters': ['administrator', 'privacy-officer'],
    'manage-keys': ['administrator', 'security'],
    'see-ledger': ['administrator', 'privacy-officer', 'auditor'],
  },
  case: {
    'see-case': [
      ...(['privacy-officer', 'incident-manager', 'security', 'reviewer', 'call-desk'] as const),
      ...(['counsel', 'guest-firm', 'auditor'] as const),
    ],
    'manage-members': ['privacy-officer', 'incident-manager'],
    'manage-tasks': ['privacy-officer', 'incident-manager'],
    'work-tasks': ['privacy-officer', 'incident-manager', 'security', 'reviewer', 'call-desk', 'counsel', 'guest-firm'],
    decide: ['privacy-officer', 'incident-manager'],
    'see-decisions': ['privacy-officer', 'incident-manager', 'security', 'counsel', 'auditor'],
    'see-privileged': ['privacy-officer', 'counsel'],
    'write-privileged': ['counsel', 'privacy-officer'],
    'manage-parties': ['privacy-officer', 'incident-manager', 'counsel'],
    'keep-custody': ['incident-manager', 'security', 'guest-firm'],
    'see-custody': ['privacy-officer', 'incident-manager', 'security', 'counsel', 'guest-firm', 'auditor'],
    contain: ['incident-manager', 'security'],
    'attach-sources': ['incident-manager', 'security', 'guest-firm'],
    'see-counts': ['privacy-officer', 'incident-manager', 'security', 'reviewer', 'counsel', 'auditor'],
    'see-evidence': ['privacy-officer', 'security', 'reviewer', 'guest-firm'],
    'see-register': ['privacy-officer', 'incident-manager', 'reviewer'],
    'review-people': ['privacy-officer', 'reviewer'],
    'answer-caller': ['call-desk', 'privacy-officer'],
    'export-register': ['privacy-officer'],
    'see-duties': ['privacy-officer', 'incident-manager', 'counsel', 'auditor'],
    'judge-duties': ['privacy-officer'],
    'hold-notices': ['privacy-officer', 'counsel'],
    'send-notices': ['privacy-officer'],
    'close-case': ['privacy-officer', 'incident-manager'],
    'hold-case': ['privacy-officer', 'counsel'],
    'purge-case': ['privacy-officer'],
    'see-case-ledger': ['privacy-officer', 'auditor'],
    'export-proof': ['privacy-officer', 'auditor'],
  },
} as const satisfies Record<'provider' | 'case', Record<string, readonly Role[]>>

export type ProviderPermission = keyof typeof permissions.provider
export type CasePermission = keyof typeof permissions.case

/** The roles that give a permission; none for one that is not in the table. */
export function rolesFor(scope: 'provider' | 'case', permission: string): readonly Role[] {
  const table: Record<string, readonly Role[]> = permissions[scope]
  return Object.hasOwn(table, permission) ? table[permission]! : []
}

/** Does one of these roles give the permission? */
export function mayDo(held: Iterable<Role>, scope: 'provider' | 'case', permission: string): boolean {
  const allowed = rolesFor(scope, permission)
  for (const role of held) if (allowed.includes(role)) return true
  return false
}

/** All that these roles give at the provider, in the order of the table. */
export function permissionsAtProvider(held: ReadonlySet<Role>): ProviderPermission[] {
  const all = Object.keys(permissions.provider) as ProviderPermission[]
  return all.filter((permission) => mayDo(held, 'provider', permission))
}
