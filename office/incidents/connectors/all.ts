import { byHand } from './by-hand.ts'
import type { Connector } from './contract.ts'
import { keycloak } from './keycloak.ts'
import { ldap } from './ldap.ts'
import { microsoftGraph } from './microsoft-graph.ts'
import { oidcGeneric } from './oidc-generic.ts'
import { scim } from './scim.ts'
import { webhook } from './webhook.ts'

/** Every containment connector, in the order in which they are offered. */
export const connectors: readonly Connector[] = [microsoftGraph, keycloak, ldap, scim, oidcGeneric, webhook, byHand]
