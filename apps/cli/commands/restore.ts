import { restoreBackup } from '../../../base/backup/index.ts'
import { parseVkey } from '../../../base/ledger/index.ts'
import type { Command } from '../command.ts'
import { openInstallation, usualData } from '../open-installation.ts'
import { parseOptions, usage } from '../options.ts'
import { duration, Progress } from '../progress.ts'

export const restore: Command = {
  name: 'restore',
  summary: 'put a backup back into an empty installation, also of another PostgreSQL version',
  help: `
usage: ./cordon restore DIR (--keys DIR | --without-keys) [--backup ID] [--data DIR] [--key VKEY]

  DIR             the folder of backups; the newest one is put back
  --keys DIR      the folder of its keys
  --without-keys  put back the rest, when keyring/ and keys/ come from elsewhere
  --backup ID     another one than the newest: ./cordon backup list DIR
  --data DIR      the data folder to fill (CORDON_DATA, else ${usualData}): new or empty. DATABASE_URL, when set, names an empty database; CORDON_S3_* an
                  empty bucket or prefix
  --key VKEY      the public key of the ledger, from elsewhere, that must have signed the backup

Stopped in the middle, run it again: it goes on. What to look at afterwards: docs/guides/back-up-and-restore.md.`,
  async run(args, terminal) {
    const { values, positionals } = parseOptions('restore', args, {
      keys: { type: 'string' },
      'without-keys': { type: 'boolean' },
      backup: { type: 'string' },
      data: { type: 'string' },
      key: { type: 'string' },
    })
    const [folder, more] = positionals
    if (folder === undefined || more !== undefined) throw usage('restore', 'One folder is needed')
    if (values.keys !== undefined && values['without-keys'] === true)
      throw usage('restore', 'Give --keys or --without-keys, not both')
    if (values.key !== undefined && parseVkey(values.key) === undefined)
      throw usage('restore', '--key takes a public key, name+id+base64, as in the file vkey of the ledger')
    const begun = terminal.clock.now()
    const installation = await openInstallation(values.data, terminal)
    const progress = new Progress(terminal)
    try {
      const { manifest } = await restoreBackup(installation, folder, {
        ...{ id: values.backup, keys: values.keys, withoutKeys: values['without-keys'], vkey: values.key },
        ...{ tell: progress.tell.bind(progress), stop: terminal.stop },
      })
      progress.end()
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      const took = duration((terminal.clock.now() - begun) / 1000)
      terminal.print(
        `Restored  ${manifest.id} into ${installation.data}: ${rows} rows, ${manifest.contents.objects} sealed objects, in ${took}`,
      )
      terminal.print(`          What happened after ${manifest.snapshot} is not in it`)
      return 0
    } finally {
      installation.close()
    }
  },
}
