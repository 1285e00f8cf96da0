import { listBackups, type Manifest, verifyBackup, writeBackup } from '../../../base/backup/index.ts'
import { parseVkey } from '../../../base/ledger/index.ts'
import type { Command, Terminal } from '../command.ts'
import { openInstallation, usualData } from '../open-installation.ts'
import { parseOptions, usage, wholeNumber } from '../options.ts'
import { Progress } from '../progress.ts'

const figure = new Intl.NumberFormat('en-GB').format
const mebi = (bytes: number): string => `${figure(Math.round(bytes / 1e5) / 10)} MB`

export const backup: Command = {
  name: 'backup',
  summary: 'copy everything of an installation while it works; list and verify such copies',
  writesPersonalData: true,
  help: `
usage: ./cordon backup DIR [--keys DIR] [--keep N] [--data DIR]
       ./cordon backup list DIR
       ./cordon backup verify DIR [--backup ID] [--key VKEY] [--json]

  DIR          a folder for backups, on another disk; what is in it already is not copied again
  --keys DIR   another folder, elsewhere, for the keyring and the server's secrets: without it they are left out, and the backup alone
               opens nothing that is sealed
  --keep N     afterwards remove all but the N newest backups, and their keys
  --data DIR   the installation's data folder (CORDON_DATA, else ${usualData}); DATABASE_URL and CORDON_S3_* are read as the server reads them

  list         which backups are there
  verify       read every byte of the newest one, or of --backup ID; needs no keys and no database
  --key VKEY   the public key of the ledger, from elsewhere, that must have signed it

Ctrl-C stops cleanly; run again, it copies what is missing. Back with ./cordon restore. More: docs/guides/back-up-and-restore.md.`,
  async run(args, terminal) {
    const { values, positionals } = parseOptions('backup', args, {
      keys: { type: 'string' },
      keep: { type: 'string' },
      data: { type: 'string' },
      backup: { type: 'string' },
      key: { type: 'string' },
      json: { type: 'boolean' },
    })
    const [verb, folder, more] = positionals.length === 1 ? ['write', positionals[0]] : positionals
    if (folder === undefined || more !== undefined) throw usage('backup', 'One folder is needed')
    if (verb === 'list') return list(folder, terminal)
    if (verb === 'verify') return verify(folder, values, terminal)
    if (verb !== 'write') throw usage('backup', `There is no "backup ${verb}"`)
    return write(folder, values, terminal)
  },
}

async function write(folder: string, values: { keys?: string; keep?: string; data?: string }, terminal: Terminal) {
  const keep = values.keep === undefined ? undefined : wholeNumber('backup', 'keep', values.keep, 1, 10_000)
  const installation = await openInstallation(values.data, terminal)
  const progress = new Progress(terminal)
  const tell = progress.tell.bind(progress)
  try {
    const manifest = await writeBackup(installation, folder, { keys: values.keys, keep, tell, stop: terminal.stop })
    progress.end()
    terminal.print(describe(manifest))
    for (const name of manifest.leftOut)
      terminal.note(`note: ${name} in the data folder is not known here and was left out`)
    if (manifest.keys === null && manifest.keyring !== null)
      terminal.note(
        'note: the keys were left out (no --keys). Without a copy of keyring/ and keys/ nobody can open what is sealed',
      )
    return 0
  } finally {
    installation.close()
  }
}

function list(folder: string, terminal: Terminal): number {
  const backups = listBackups(folder)
  if (backups.length === 0) terminal.print('No whole backup is here')
  for (const one of backups) {
    if ('problem' in one) terminal.print(`${one.id}  ${one.problem.message}`)
    else
      terminal.print(
        `${one.id}  ${rowsOf(one.manifest)} rows, ${mebi(one.manifest.contents.objectBytes)} sealed, ${one.signed ? 'signed' : 'not signed'}`,
      )
  }
  return 0
}

async function verify(folder: string, values: { backup?: string; key?: string; json?: boolean }, terminal: Terminal) {
  if (values.key !== undefined && parseVkey(values.key) === undefined)
    throw usage('backup', '--key takes a public key, name+id+base64, as in the file vkey of the ledger')
  const progress = new Progress(terminal)
  const { manifest, signed, checked, wrong } = await verifyBackup(folder, {
    id: values.backup,
    vkey: values.key,
    tell: progress.tell.bind(progress),
    stop: terminal.stop,
  })
  progress.end()
  if (values.json === true)
    terminal.print(JSON.stringify({ id: manifest.id, ok: wrong.length === 0, signed, checked, wrong }, null, 2))
  else {
    terminal.print(describe(manifest))
    for (const line of checked) terminal.print(`ok        ${line}`)
    if (!signed) terminal.print('note      it is not signed: whoever could write into the folder could have made it up')
    else if (values.key === undefined)
      terminal.print(`note      signed with ${manifest.ledger?.vkey}: compare the key, or give --key`)
    for (const line of wrong) terminal.print(`WRONG     ${line}`)
    terminal.print(wrong.length === 0 ? 'Result    nothing is wrong' : `Result    ${wrong.length} things are wrong`)
  }
  return wrong.length === 0 ? 0 : 1
}

function describe(manifest: Manifest): string {
  const { id, cordon, postgres, snapshot, tables, contents, ledger, keyring, keys } = manifest
  return [
    `Backup    ${id}, as of ${snapshot}`,
    `Tables    ${tables.length}, ${rowsOf(manifest)} rows, ${mebi(tables.reduce((sum, one) => sum + one.bytes, 0))}; PostgreSQL ${postgres}, Cordon ${cordon}`,
    `Objects   ${figure(contents.objects)}, ${mebi(contents.objectBytes)}`,
    `Ledger    ${ledger === null ? 'none' : `${figure(ledger.size)} entries of ${ledger.origin}`}`,
    `Keys      ${keyring === null ? 'there is no keyring' : `${keys === null ? 'left out' : 'apart'}; keyring generation ${keyring.generation}`}`,
  ].join('\n')
}

function rowsOf({ tables }: Manifest): string {
  return figure(tables.reduce((sum, { rows }) => sum + rows, 0))
}
