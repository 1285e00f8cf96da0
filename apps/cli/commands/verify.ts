import { readFileSync } from 'node:fs'
import { Problem } from '../../../base/errors.ts'
import {
  checkPhrase,
  parseVkey,
  printCheckpoint,
  readRoots,
  type Verification,
  type VerifyOptions,
  verifyProof,
} from '../../../base/ledger/index.ts'
import type { Command, Terminal } from '../command.ts'
import { parseOptions, usage } from '../options.ts'

const figure = new Intl.NumberFormat('en-GB').format

export const verify: Command = {
  name: 'verify',
  summary: 'check a ledger, a case folder, a proof pack or one entry offline, without trusting who made it',
  help: `
usage: ./cordon verify DIR|PROOF.zip|ENTRY.txt [--since FILE] [--timestamp FILE --tsa-root PEM] [--at N] [--key VKEY] [--witness VKEY] [--json]

  DIR               a case folder or its ledger folder; or a ZIP of either; or a pack of one case of the office,
                    or the proof of one entry that the console gives out (--since and --at need the whole)
  --since FILE      a checkpoint of this ledger kept from earlier: the ledger must be its continuation
  --timestamp FILE  a time stamp (RFC 3161, .tsr) of that checkpoint, or of the ledger's own when --since is not given. Proves that the
                    entries up to there existed at that time, on the word of the time-stamp service: nobody can have written them later
  --tsa-root PEM    the root certificate that vouches for the service, got from the service by other means
  --at N            the checkpoint and check phrase of the first N entries, to compare with a printed page
  --key VKEY        the public key that the ledger must be signed with, or a file that holds it
  --witness VKEY    the witness that must have cosigned the earlier checkpoint, or a file that holds its key
  --json            the whole answer, one JSON object

Needs no database, no secret key and no network. Exit status 1 when anything is wrong. What a correct ledger proves, and what it
cannot prove without --since or --key: docs/design/ledger.md.`,
  async run(args, terminal) {
    const { values, positionals } = parseOptions('verify', args, {
      since: { type: 'string' },
      timestamp: { type: 'string' },
      'tsa-root': { type: 'string' },
      at: { type: 'string' },
      key: { type: 'string' },
      witness: { type: 'string' },
      json: { type: 'boolean' },
    })
    const path = positionals[0]
    if (path === undefined || positionals.length > 1) throw usage('verify', 'One folder or ZIP is needed')
    const answer = await verifyProof(path, { ...readOptions(values), kinds: await kindsOfOffice() })
    if (values.json) terminal.print(JSON.stringify(told(path, answer), null, 2))
    else tellVerification(path, answer, values.key === undefined && values.since === undefined, terminal)
    return answer.wrong.length === 0 ? 0 : 1
  },
}

interface Given {
  since?: string
  timestamp?: string
  'tsa-root'?: string
  at?: string
  key?: string
  witness?: string
}

function readOptions({ since, timestamp, 'tsa-root': root, at, key, witness }: Given): VerifyOptions {
  if (witness !== undefined && since === undefined)
    throw usage('verify', '--witness needs --since, the checkpoint that the witness cosigned')
  if ((timestamp === undefined) !== (root === undefined))
    throw usage(
      'verify',
      '--timestamp and --tsa-root need each other: without a root anybody could have made the time stamp',
    )
  if (at !== undefined && !/^\d{1,15}$/.test(at)) throw usage('verify', '--at takes a number of entries')
  return {
    ...(since !== undefined && { since: readGiven('checkpoint', since) }),
    ...(timestamp !== undefined &&
      root !== undefined && {
        timestamp: {
          file: readGiven('time stamp', timestamp),
          roots: readRoots(Buffer.from(readGiven('root', root)).toString('latin1')),
        },
      }),
    ...(at !== undefined && { at: Number(at) }),
    ...(key !== undefined && { vkey: readVkey('key', key) }),
    ...(witness !== undefined && { witness: readVkey('witness', witness) }),
  }
}

/** What the office writes into a ledger. Loaded for this command alone: it brings the database driver along, which is never used here. */
async function kindsOfOffice(): Promise<NonNullable<VerifyOptions['kinds']>> {
  return (await import('../../../office/entry-kinds.ts')).entryKinds
}

function readGiven(what: string, file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new Problem('SOURCE_MISSING', `The ${what} ${file} cannot be read`, 'Check the path', { cause })
  }
}

/** A vkey as it is, or the file that holds it. */
function readVkey(option: string, text: string): string {
  let vkey = text
  if (parseVkey(text) === undefined)
    try {
      vkey = readFileSync(text, 'utf8').trim()
    } catch {
      // Neither a key nor a file: told below.
    }
  if (parseVkey(vkey) === undefined)
    throw usage('verify', `--${option} takes a key, name+id+base64, or a file that holds one`)
  return vkey
}

function told(path: string, { checkpoint, runs: _, at, timestamp, ...answer }: Verification) {
  const root = checkpoint && Buffer.from(checkpoint.root).toString('base64')
  return {
    ...{ path, ok: answer.wrong.length === 0, size: checkpoint?.size, origin: checkpoint?.origin, root },
    phrase: checkpoint && checkPhrase(checkpoint),
    at: at && { size: at.size, root: Buffer.from(at.root).toString('base64'), phrase: checkPhrase(at) },
    timestamp: timestamp && {
      ...{ at: new Date(timestamp.at).toISOString(), accuracyMs: timestamp.accuracyMs },
      ...{ service: timestamp.service, root: timestamp.root, serial: timestamp.serial.toString(16) },
    },
    ...answer,
  }
}

/** Names in a proof are a stranger's: nothing of them may steer the terminal. */
const harmless = (text: string): string => text.replace(/\p{C}/gu, '?')

function tellVerification(path: string, answer: Verification, unpinned: boolean, terminal: Terminal): void {
  const { checkpoint, vkey, checked, wrong, remarks, at } = answer
  terminal.print(`Ledger    ${path}`)
  if (checkpoint !== undefined)
    terminal.print(
      `Log       ${harmless(checkpoint.origin)}, ${figure(checkpoint.size)} entries${vkey ? `\nKey       ${vkey}` : ''}`,
    )
  if (checkpoint !== undefined) terminal.print(`Phrase    ${checkPhrase(checkpoint)}`)
  for (const line of checked) terminal.print(`ok        ${harmless(line)}`)
  for (const line of remarks) terminal.print(`note      ${harmless(line)}`)
  if (unpinned && wrong.length === 0)
    terminal.print(
      'note      Whoever holds the key could have rewritten it all: compare the key, or give --since or --key',
    )
  if (at !== undefined)
    for (const line of printCheckpoint(at).split('\n')) terminal.print(`          ${harmless(line)}`.trimEnd())
  for (const { entry, what } of wrong)
    terminal.print(`WRONG     ${entry === undefined ? '' : `entry ${entry}: `}${harmless(what)}`)
  terminal.print(wrong.length === 0 ? 'Result    nothing is wrong' : `Result    ${wrong.length} things are wrong`)
}
