import { systemClock } from '../../base/clock.ts'
import { errorCodes, Problem } from '../../base/errors.ts'
import { readConfig } from './config/config.ts'
import { readEnv } from './config/env.ts'
import { readSecrets } from './config/secrets.ts'
import { openLog } from './log/open-log.ts'
import { readOptions } from './read-options.ts'
import { startWorker } from './start-worker.ts'
import { stopOnSignals } from './stop-on-signals.ts'

/** The program behind `./cordon worker`. */
try {
  const values = readOptions({
    data: { type: 'string' },
    lanes: { type: 'string' },
    'passphrase-file': { type: 'string' },
    'key-file': { type: 'string' },
  })
  const given = {
    CORDON_DATA: values.data,
    CORDON_LANES: values.lanes,
    CORDON_PASSPHRASE_FILE: values['passphrase-file'],
    CORDON_KEY_FILE: values['key-file'],
  }
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const env = readEnv({ ...process.env, ...set })
  const config = readConfig(env)
  const log = openLog(config.logLevel, systemClock)
  const worker = await startWorker({ config, env, log, secrets: readSecrets(env) })
  stopOnSignals(() => worker.stop(), log)
} catch (error) {
  if (!(error instanceof Problem)) throw error
  process.stderr.write(`${error.line()}\n`)
  process.exitCode = errorCodes[error.code]
}
