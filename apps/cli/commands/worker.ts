import type { Command } from '../command.ts'
import { parseOptions, usage } from '../options.ts'
import { runProgram } from '../run-tool.ts'

export const worker: Command = {
  name: 'worker',
  summary: 'takes queued work of the office; any number, on any machine',
  help: `
usage: ./cordon worker (--key-file FILE | --passphrase-file FILE) [--data DIR] [--lanes N]

  --key-file FILE         opens the vault with this key file
  --passphrase-file FILE  opens the vault with the passphrase in this file
  --data DIR              the data folder of the server: its keyring and the ledger's key are read from there
  --lanes N               chunks of work at a time (2)

On another machine: DATABASE_URL, the CORDON_S3_* settings, and keyring/ and keys/ of the server's data folder, on a file system they share. A worker that
is killed loses nothing: its chunk is taken up by another one. Ctrl-C or SIGTERM ends it cleanly.`,
  async run(args, terminal) {
    const { positionals } = parseOptions('worker', args, {
      data: { type: 'string' },
      lanes: { type: 'string' },
      'passphrase-file': { type: 'string' },
      'key-file': { type: 'string' },
    })
    if (positionals.length > 0) throw usage('worker', `"${positionals[0]}" is not an option`)
    return runProgram('apps/server/worker-main.ts', args, terminal.stop)
  },
}
