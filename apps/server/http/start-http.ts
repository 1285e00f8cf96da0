import type { AddressInfo } from 'node:net'
import type { Action, Directory, Office } from '../../../office/access/index.ts'
import type { Log } from '../log/open-log.ts'
import { ServerMetrics } from '../metrics/server-metrics.ts'
import type { VaultDoor } from '../vault/vault-door.ts'
import { buildServer, type HttpOptions } from './build-server.ts'
import type { RouteFacts } from './guards/guard-routes.ts'
import { Lanes } from './guards/lanes.ts'
import { rateLimits } from './guards/rate-limits.ts'
import { type Place, placeOf } from './place.ts'
import type { ServerParts } from './server-parts.ts'

export interface StartOptions extends HttpOptions {
  office: Office
  name?: string
  directory?: Directory | undefined
  door: VaultDoor
  actions: readonly Action[]
  log: Log
  host: string
  /** 0: one that is free. */
  port: number
  /** The address that people type; undefined: this machine alone, at the port. */
  origin: string | undefined
  lanes?: Lanes
}

export interface RunningHttp {
  /** Where this process itself listens. */
  url: string
  parts: ServerParts
  routes: readonly RouteFacts[]
  /** Takes no more, lets requests under way end, and cuts those that have not ended after `patienceMs`. */
  stop(patienceMs?: number): Promise<void>
}

/** Listens, with all routes of the office. Throws what the system says about an address that cannot be had. */
export async function startHttp(options: StartOptions): Promise<RunningHttp> {
  const { office, door, actions, log, host, port, lanes = new Lanes() } = options
  const state: { stopping: boolean; place?: Place } = { stopping: false }
  const metrics = new ServerMetrics({
    underWay: () => lanes.underWay,
    vaultOpen: () => door.state() === 'open',
    ledgerBlocked: () => office.recorder.blocked !== undefined,
  })
  const parts: ServerParts = {
    ...{ office, actions, log, door, lanes, metrics },
    name: options.name ?? 'Cordon',
    directory: options.directory,
    limits: rateLimits(office.clock),
    place: () => state.place!,
    stopping: () => state.stopping,
  }
  const { app, routes } = buildServer(parts, options)
  await app.ready()
  const scheme = options.tls === undefined ? 'http' : 'https'
  app.server.once('listening', () => {
    const { port: chosen } = app.server.address() as AddressInfo
    state.place = placeOf(options.origin ?? `${scheme}://localhost:${chosen}`)
  })
  const url = await app.listen({ host, port, listenTextResolver: (address) => `listening at ${address}` })
  return {
    ...{ url, parts, routes },
    async stop(patienceMs = 20_000) {
      state.stopping = true
      const cut = setTimeout(() => app.server.closeAllConnections(), patienceMs)
      await app.close().finally(() => clearTimeout(cut))
      metrics.stop()
    },
  }
}
