import type { Action, Directory, Office } from '../../../office/access/index.ts'
import type { Log } from '../log/open-log.ts'
import type { ServerMetrics } from '../metrics/server-metrics.ts'
import type { VaultDoor } from '../vault/vault-door.ts'
import type { Lanes } from './guards/lanes.ts'
import type { RateLimits } from './guards/rate-limits.ts'
import type { Place } from './place.ts'

/** What routes are made from. */
export interface ServerParts {
  office: Office
  actions: readonly Action[]
  /** The provider's name, which browsers show when a passkey is made. */
  name: string
  /** Known once the server listens, where the port is chosen by the system. */
  place: () => Place
  log: Log
  door: VaultDoor
  /** Single sign-on, where the provider has one. */
  directory?: Directory | undefined
  limits: RateLimits
  lanes: Lanes
  metrics: ServerMetrics
  /** True from the moment the server was asked to stop. */
  stopping: () => boolean
}
