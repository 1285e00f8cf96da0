import { Problem } from '../../base/errors.ts'
import { keyFile, passphrase } from '../../base/vault/index.ts'
import { missingWaysOut, type Office } from '../../office/access/index.ts'
import { type Config, wrong } from './config/config.ts'
import type { Env } from './config/env.ts'
import type { Secrets } from './config/secrets.ts'
import { passphraseOf } from './first-run/make-keyring.ts'
import type { Log } from './log/open-log.ts'
import { type Overrides, openOffice } from './open-office.ts'
import { type Working, workInProcess } from './work-in-process.ts'

export interface WorkOptions {
  config: Config
  env: Env
  secrets: Secrets
  log: Log
  overrides?: Overrides
}

/**
 * Opens the same office as the server, without its log, and works its queue. Nobody can open the vault of a worker by hand, so it needs
 * a passphrase file or key file. Throws `VAULT_SEALED` without one, or where no server has made the keyring yet.
 */
export async function startWorker(options: WorkOptions): Promise<Working> {
  const { config, log } = options
  const { office, close } = await openOffice({ ...options, keepsLog: false })
  try {
    await checkWaysOut(office)
    if (!office.keyring.exists)
      throw new Problem('VAULT_SEALED', 'There is no keyring in this data folder', 'Start ./cordon serve on it first')
    if (config.keyFile !== undefined) await office.keyring.open(keyFile(config.keyFile))
    else if (config.passphraseFile !== undefined)
      await office.keyring.open(passphrase(passphraseOf(config.passphraseFile)))
    else
      throw new Problem(
        'VAULT_SEALED',
        'A worker has nobody who opens the vault for it',
        'Give --key-file or --passphrase-file',
      )
    const work = workInProcess(office, config.lanes, log, () => {})
    log.info({ lanes: config.lanes }, 'working')
    return {
      async stop() {
        await work.stop()
        await close()
      },
    }
  } catch (cause) {
    await close()
    throw cause
  }
}

/** A worker that cannot send what the server can would lose alarms without a word. */
async function checkWaysOut(office: Office): Promise<void> {
  const [missing] = await missingWaysOut(office)
  if (missing === undefined) return
  const name = missing === 'mail' ? 'CORDON_SMTP_HOST' : 'CORDON_WEBHOOK_URL'
  throw wrong(name, `is missing: the server of this installation sends alarms by ${missing}`)
}
