import { type Directory, keepWaysOut, openDirectory } from '../../office/access/index.ts'
import { actions } from '../../office/actions.ts'
import { type Config, wrong } from './config/config.ts'
import type { Env } from './config/env.ts'
import type { Secrets } from './config/secrets.ts'
import { fillDemo } from './demo/fill-demo.ts'
import { lacksAdministrator, nameOfAdministrator, tellFirstAdministrator } from './first-run/first-administrator.ts'
import type { Terminal } from './first-run/terminal.ts'
import { readPages } from './http/pages/read-pages.ts'
import { startHttp } from './http/start-http.ts'
import type { Log } from './log/open-log.ts'
import { type OpenedOffice, type Overrides, openOffice } from './open-office.ts'
import { openVault } from './open-vault.ts'
import { tidyDaily } from './tidy-daily.ts'
import { VaultDoor } from './vault/vault-door.ts'
import { workInProcess } from './work-in-process.ts'

export interface ServeOptions {
  config: Config
  env: Env
  secrets: Secrets
  log: Log
  terminal: Terminal
  /** Takes queued work in this process too. */
  worker: boolean
  /** A new installation is opened by shares, beside what the config says. */
  shares?: boolean
  /** Name of the first administrator. */
  administrator?: string | undefined
  /** Answers the folder of the built console; undefined: there is none. */
  pages?: () => Promise<string | undefined>
  /** A synthetic clinic and leak, to fill a new office with. */
  demo?: string | undefined
  overrides?: Overrides
}

export interface RunningServer {
  /** The address that people type. */
  origin: string
  stop(): Promise<void>
}

/** Opens the office, serves it, and works its queue. What was started is stopped again where a later part cannot be. */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const { config, log, terminal } = options
  const building = options.pages?.()
  const opened = await openOffice({ ...options, keepsLog: true })
  try {
    await keepWaysOut(opened.office)
    const door = new VaultDoor(opened.office)
    const { passphraseFile, keyFile } = config
    const locks = { passphraseFile, keyFile, shares: options.shares, administrator: options.administrator }
    const isNew = await openVault(opened.office, door, locks, terminal)
    const http = await listen(opened, door, readPages(await building), options)
    const work = options.worker
      ? workInProcess(opened.office, config.lanes, log, (job) => http.parts.metrics.jobFailed(job))
      : undefined
    const tidy = tidyDaily(opened.office, log)
    const { origin } = http.parts.place()
    const stop = async (): Promise<void> => {
      await http.stop()
      await tidy.stop()
      await work?.stop()
      await opened.close()
    }
    await greet(opened, isNew, origin, options).catch(async (cause) => {
      await stop()
      throw cause
    })
    log.info({ origin, vault: door.state(), worker: options.worker }, 'serving')
    return { origin, stop }
  } catch (cause) {
    await opened.close()
    throw cause
  }
}

type Pages = ReturnType<typeof readPages>

function listen({ office }: OpenedOffice, door: VaultDoor, pages: Pages, { config, secrets, log }: ServeOptions) {
  const { name, host, port, origin, tls, trustProxy } = config
  return startHttp({
    ...{ office, door, actions, log, name, host, port, origin, tls, trustProxy },
    directory: directoryOf(config, secrets),
    metricsToken: secrets.CORDON_METRICS_TOKEN?.text(),
    pages,
  })
}

function directoryOf({ directory, origin, port }: Config, secrets: Secrets): Directory | undefined {
  if (directory === undefined) return undefined
  const clientSecret = secrets.CORDON_OIDC_CLIENT_SECRET
  if (clientSecret === undefined) throw wrong('CORDON_OIDC_CLIENT_SECRET', 'is missing beside CORDON_OIDC_ISSUER')
  const redirectUri = `${origin ?? `http://localhost:${port}`}/api/sign-in/directory`
  return openDirectory({ ...directory, clientSecret, redirectUri }, fetch)
}

/** What whoever started the server has to know, or to do. */
async function greet({ office }: OpenedOffice, isNew: boolean, origin: string, options: ServeOptions): Promise<void> {
  const { terminal, administrator } = options
  if (office.keyring.sealed) return terminal.tell(`Cordon is at ${origin}. The vault is sealed: open it there.`)
  if (options.demo !== undefined) return fillDemo(office, options.demo, origin, terminal, options.log)
  terminal.tell(`Cordon is at ${origin}.`)
  if (!(await lacksAdministrator(office))) return
  const name = isNew ? await nameOfAdministrator(administrator, terminal) : administrator
  if (name !== undefined) return tellFirstAdministrator(office, name, origin, terminal)
  terminal.tell('There is no administrator yet: start it once with --administrator NAME.')
}
