import { readFileSync } from 'node:fs'
import { Problem } from '../../../base/errors.ts'
import { parseVkey, type Verification, verifyProof } from '../../../base/ledger/index.ts'
import type { Command, Terminal } from '../command.ts'
import { parseOptions, usage } from '../options.ts'

const figure = new Intl.NumberFormat('en-GB').format

export const verify: Command = {
  name: 'verify',
  summary: 'check a ledger, a case folder or a proof pack offline, without trusting who made it',
  help: `
usage: ./cordon verify DIR|PROOF.zip [--since FILE] [--key VKEY] [--witness VKEY] [--json]

  DIR            a case folder or its ledger folder; or a ZIP of either
  --since FILE   a checkpoint of this ledger kept from earlier: the ledger must be its continuation
  --key VKEY     the public key that the ledger must be signed with, or a file that holds it
  --witness VKEY the witness that must have cosigned the earlier checkpoint, or a file that holds its key
  --json         the whole answer, one JSON object

Needs no database, no secret key and no network. Exit status 1 when anything is wrong. What a correct ledger proves, and what it
cannot prove without --since or --key: docs/design/ledger.md.`,
  async run(args, terminal) {
    const { values, positionals } = parseOptions('verify', args, {
      since: { type: 'string' },
      key: { type: 'string' },
      witness: { type: 'string' },
      json: { type: 'boolean' },
    })
    const path = positionals[0]
    if (path === undefined || positionals.length > 1) throw usage('verify', 'One folder or ZIP is needed')
    if (values.witness !== undefined && values.since === undefined)
      throw usage('verify', '--witness needs --since, the checkpoint that the witness cosigned')
    const answer = await verifyProof(path, {
      ...(values.since !== undefined && { since: readEarlier(values.since) }),
      ...(values.key !== undefined && { vkey: readVkey('key', values.key) }),
      ...(values.witness !== undefined && { witness: readVkey('witness', values.witness) }),
    })
    if (values.json) terminal.print(JSON.stringify(told(path, answer), null, 2))
    else tellVerification(path, answer, values.key === undefined && values.since === undefined, terminal)
    return answer.wrong.length === 0 ? 0 : 1
  },
}

function readEarlier(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new Problem('SOURCE_MISSING', `The checkpoint ${file} cannot be read`, 'Check the path', { cause })
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

function told(path: string, { checkpoint, runs: _, ...answer }: Verification) {
  const root = checkpoint && Buffer.from(checkpoint.root).toString('base64')
  return { path, ok: answer.wrong.length === 0, size: checkpoint?.size, origin: checkpoint?.origin, root, ...answer }
}

/** Names in a proof are a stranger's: nothing of them may steer the terminal. */
const harmless = (text: string): string => text.replace(/\p{C}/gu, '?')

function tellVerification(path: string, answer: Verification, unpinned: boolean, terminal: Terminal): void {
  const { checkpoint, vkey, checked, wrong, remarks } = answer
  terminal.print(`Ledger    ${path}`)
  if (checkpoint !== undefined)
    terminal.print(
      `Log       ${harmless(checkpoint.origin)}, ${figure(checkpoint.size)} entries${vkey ? `\nKey       ${vkey}` : ''}`,
    )
  for (const line of checked) terminal.print(`ok        ${harmless(line)}`)
  for (const line of remarks) terminal.print(`note      ${harmless(line)}`)
  if (unpinned && wrong.length === 0)
    terminal.print(
      'note      Whoever holds the key could have rewritten it all: compare the key, or give --since or --key',
    )
  for (const { entry, what } of wrong)
    terminal.print(`WRONG     ${entry === undefined ? '' : `entry ${entry}: `}${harmless(what)}`)
  terminal.print(wrong.length === 0 ? 'Result    nothing is wrong' : `Result    ${wrong.length} things are wrong`)
}
