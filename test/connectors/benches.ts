import type { Bench } from './bench.ts'
import { openByHandBench } from './by-hand-bench.ts'
import { openGraphBench } from './graph-bench.ts'
import { openKeycloakBench } from './keycloak-bench.ts'
import { openLdapBench } from './ldap-bench.ts'
import { openOidcBench } from './oidc-bench.ts'
import { openScimBench } from './scim-bench.ts'
import { openWebhookBench } from './webhook-bench.ts'

/** A bench for each connector, by name. */
export const benches: Record<string, () => Promise<Bench>> = {
  'microsoft-graph': openGraphBench,
  keycloak: openKeycloakBench,
  ldap: openLdapBench,
  scim: openScimBench,
  'oidc-generic': openOidcBench,
  webhook: openWebhookBench,
  'by-hand': openByHandBench,
}
