import { randomBytes } from 'node:crypto'
import type { Clock } from '../../../base/clock.ts'
import { openDirectory } from '../../../base/directory/index.ts'
import type { ConnectorContext } from './contract.ts'

/** What connectors use of the world in production: Node's own `fetch` (TLS verified, no proxy), LDAP, and real waiting. */
export function outsideContext(clock: Clock): ConnectorContext {
  return {
    fetch: globalThis.fetch,
    openDirectory,
    clock,
    random: (bytes) => randomBytes(bytes),
    wait: (seconds) => new Promise((done) => setTimeout(done, seconds * 1000)),
  }
}
