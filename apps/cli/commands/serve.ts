import type { Command } from '../command.ts'
import { parseOptions, usage } from '../options.ts'
import { runProgram } from '../run-tool.ts'

export const serve: Command = {
  name: 'serve',
  summary: 'console and API of the office, for people to work a case together',
  help: `
usage: ./cordon serve [--data DIR] [--port N] [--passphrase-file FILE] [--key-file FILE] [--shares] [--administrator NAME] [--no-worker]
                     [--pages DIR]

Without an option: this machine alone, http://localhost:8120, everything in ./cordon-data, with the PostgreSQL that comes along. The first start
asks for the passphrase of the vault and for the name of the first administrator, and prints the address that enrols them.

  --data DIR              the data folder
  --port N                the port
  --passphrase-file FILE  opens the vault with the passphrase in this file; a new installation gets it
  --key-file FILE         opens the vault with this key file; a new installation makes it
  --shares                a new installation gets five shares, of which three open the vault
  --administrator NAME    enrols the first administrator without asking
  --pages DIR             serves the console that was built there, instead of building it
  --no-worker             leaves queued work to ./cordon worker

Later starts wait sealed until somebody opens the vault in the console, or one of the files does. Everything else is set by the environment:
docs/settings.md. Ctrl-C or SIGTERM ends it cleanly.`,
  async run(args, terminal) {
    const { positionals } = parseOptions('serve', args, {
      data: { type: 'string' },
      port: { type: 'string' },
      'passphrase-file': { type: 'string' },
      'key-file': { type: 'string' },
      shares: { type: 'boolean' },
      administrator: { type: 'string' },
      pages: { type: 'string' },
      'no-worker': { type: 'boolean' },
    })
    if (positionals.length > 0) throw usage('serve', `"${positionals[0]}" is not an option`)
    return runProgram('apps/server/main.ts', args, terminal.stop)
  },
}
