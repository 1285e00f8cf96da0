import { readFileSync, statSync } from 'node:fs'
import { parse } from 'yaml'
import { Problem } from '../../../base/errors.ts'
import { decideDuties, type Facts, parseFacts } from '../../../engine/duties/index.ts'
import type { Command } from '../command.ts'
import { parseOptions, usage } from '../options.ts'
import { tellDuties } from '../tell-duties.ts'

const maxBytes = 1 << 20

export const duties: Command = {
  name: 'duties',
  summary: 'who must be told what, by when and why, from the facts of an incident',
  help: `
usage: ./cordon duties FACTS.yaml [--json] [--as-of DATE]

  FACTS.yaml       the facts; YAML or JSON (see docs/guides/add-a-duty.md for every key)
  --json           the whole answer, one JSON object
  --as-of DATE     look at the law as of this date or instant (default: now)

Not legal advice: every line names its source and how sure we are of it.`,
  async run(args, terminal) {
    const { values, positionals } = parseOptions('duties', args, {
      json: { type: 'boolean' },
      'as-of': { type: 'string' },
    })
    if (positionals.length !== 1) throw usage('duties', 'One file of facts is needed')
    const facts = readFacts(positionals[0]!)
    const now = new Date(terminal.clock.now()).toISOString().replace(/\.\d+Z$/, 'Z')
    const asOf = values['as-of'] ?? now
    const answer = decideDuties(facts, asOf)
    if (values.json) await terminal.write(`${JSON.stringify(answer, null, 2)}\n`)
    else terminal.print(tellDuties(answer))
    return 0
  },
}

/** Reads and checks a facts file. Throws SOURCE_MISSING, SOURCE_UNREADABLE or FACTS_INVALID. */
export function readFacts(path: string): Facts {
  return parseFacts(parseYaml(path, readText(path)))
}

function readText(path: string): string {
  try {
    const { size } = statSync(path)
    if (size > maxBytes)
      throw new Problem(
        'FACTS_INVALID',
        `${path} is larger than 1 MB`,
        'Facts are a page of YAML; is this the right file?',
      )
    return readFileSync(path, 'utf8')
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    throw missing
      ? new Problem('SOURCE_MISSING', `There is no file ${path}`, 'Check the name', { cause })
      : new Problem('SOURCE_UNREADABLE', `${path} cannot be read`, 'Check that it is a file and its permissions', {
          cause,
        })
  }
}

function parseYaml(path: string, text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 })
  } catch (cause) {
    throw new Problem(
      'FACTS_INVALID',
      `${path} is not YAML: ${(cause as Error).message.split('\n')[0]}`,
      'Correct that line',
      { cause },
    )
  }
}
