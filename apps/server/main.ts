import { systemClock } from '../../base/clock.ts'
import { errorCodes, Problem } from '../../base/errors.ts'
import { readConfig } from './config/config.ts'
import { readEnv } from './config/env.ts'
import { readSecrets } from './config/secrets.ts'
import { terminalOn } from './first-run/terminal.ts'
import { buildPages } from './http/pages/build-pages.ts'
import { openLog } from './log/open-log.ts'
import { readOptions } from './read-options.ts'
import { startServer } from './start-server.ts'
import { stopOnSignals } from './stop-on-signals.ts'

/** The program behind `./cordon serve`. Options are settings by another name, for those that are given by hand. */
try {
  const values = readOptions({
    data: { type: 'string' },
    port: { type: 'string' },
    'passphrase-file': { type: 'string' },
    'key-file': { type: 'string' },
    shares: { type: 'boolean' },
    administrator: { type: 'string' },
    'no-worker': { type: 'boolean' },
    demo: { type: 'string' },
    pages: { type: 'string' },
  })
  const given = {
    CORDON_DATA: values.data,
    CORDON_PORT: values.port,
    CORDON_PASSPHRASE_FILE: values['passphrase-file'],
    CORDON_KEY_FILE: values['key-file'],
    CORDON_EVIDENCE: values.demo,
    CORDON_LOG_LEVEL: values.demo === undefined ? undefined : 'warn',
  }
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const env = readEnv({ ...process.env, ...set })
  // On a terminal, a line for each request would push away what somebody has to read.
  const config = readConfig(env, process.stdout.isTTY ? 'warn' : 'info')
  const log = openLog(config.logLevel, systemClock)
  const starting = startServer({
    ...{ config, env, log, secrets: readSecrets(env) },
    terminal: terminalOn(process.stdin, process.stderr),
    worker: values['no-worker'] !== true,
    shares: values.shares,
    administrator: values.administrator,
    demo: values.demo,
    pages: async () => values.pages ?? buildPages(log),
  })
  // From now on, not only once it serves: a start that is broken off closes what it has opened.
  stopOnSignals(async () => (await starting).stop(), log)
  await starting
} catch (error) {
  if (!(error instanceof Problem)) throw error
  process.stderr.write(`${error.line()}\n`)
  process.exitCode = errorCodes[error.code]
}
