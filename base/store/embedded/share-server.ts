import type pg from 'pg'
import { type Cluster, clusterIn, makeCluster, makeClusterFolder } from './cluster.ts'
import { findRuntime, runtimeIn } from './find-runtime.ts'
import { holdLock } from './hold-lock.ts'
import { serverUser } from './os-user.ts'
import { awaitServer, findServer, startServer, stopServer } from './run-server.ts'

/** One process's share in the server of a data folder. */
export interface SharedServer {
  /** Folder of the Unix socket, to be given to the driver as host; the port is 5432. */
  socket: string
  /** Starts the server again if it died (killed, out of memory) while we were using it. */
  revive(): Promise<void>
  /** Lets go; whoever lets go last stops the server. */
  release(): Promise<void>
}

/** The name under which every sharing process keeps one connection open: the count of them is the count of users. */
const keeper = 'cordon keeps the server'

/**
 * Joins the server of `<dataFolder>/postgres`, and starts it (makes it, at the very first time) when nobody did.
 * Processes are counted by their open connections, so that one which is killed is uncounted by the kernel. When all
 * are killed the server stays; the next one to open joins it, and stops it when it lets go.
 */
export async function shareServer(dataFolder: string, binaries?: string): Promise<SharedServer> {
  const cluster = clusterIn(dataFolder)
  makeClusterFolder(cluster)
  let keep = await holdLock(cluster.lock, () => join(cluster, binaries))
  return {
    socket: cluster.socket,
    async revive() {
      await holdLock(cluster.lock, async () => {
        if (findServer(cluster) !== undefined && (await answers(keep))) return
        await keep.end().catch(() => {})
        keep = await join(cluster, binaries)
      })
    },
    async release() {
      await holdLock(cluster.lock, async () => {
        const last = await isLast(keep)
        await keep.end().catch(() => {})
        if (last) await stopServer(cluster)
      })
    },
  }
}

async function join(cluster: Cluster, binaries: string | undefined): Promise<pg.Client> {
  const user = serverUser(cluster.data)
  const runtime = binaries === undefined ? findRuntime(cluster.folder, user) : runtimeIn(binaries, user)
  makeCluster(cluster, runtime, user)
  if (findServer(cluster) !== undefined) {
    const client = await awaitServer(cluster, keeper, () =>
      findServer(cluster) === undefined ? 'it ended while it was waited for' : undefined,
    ).catch(() => undefined)
    if (client !== undefined) return client
  }
  return startServer(cluster, runtime, user, keeper)
}

async function answers(keep: pg.Client): Promise<boolean> {
  return keep.query('select 1').then(
    () => true,
    () => false,
  )
}

/** A server that no longer answers has no other users either, or they will revive it. */
async function isLast(keep: pg.Client): Promise<boolean> {
  const others = `select 1 from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()`
  return keep.query(others, [keeper]).then(
    ({ rowCount }) => rowCount === 0,
    () => true,
  )
}
