/** What people are, at the provider or in one case. Everybody with an account is `staff`. */
export const roles = [
  'administrator',
  'privacy-officer',
  'incident-manager',
  'security',
  'reviewer',
  'call-desk',
  'counsel',
  'guest-firm',
  'auditor',
  'staff',
] as const

export type Role = (typeof roles)[number]

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)

/** Roles that come into each new case of their site, so that nobody has to be let in on the worst day. */
export const rolesOfEveryCase: readonly Role[] = ['privacy-officer', 'incident-manager', 'security', 'auditor']

/** Roles of people from outside: only in a case, only until a day. */
export const guestRoles: readonly Role[] = ['guest-firm', 'counsel']
