import { resolve } from 'node:path'
import { makeWorld } from '../../../worlds/index.ts'
import type { Command } from '../command.ts'
import { parseOptions, usage, wholeNumber } from '../options.ts'
import { Progress } from '../progress.ts'

const mixes = ['hk', 'us', 'gb'] as const

export interface WorldOrder {
  patients: number
  mix: (typeof mixes)[number]
  seed: number
}

export const worldFlags = {
  patients: { type: 'string' },
  mix: { type: 'string' },
  seed: { type: 'string' },
  out: { type: 'string' },
} as const

export const worldOptions = `  --patients N   patients in the roster (default 10000)
  --mix          names, numbers and laws of Hong Kong, the United States or Great Britain (default hk)
  --seed S       another clinic and another breach (default 1)`

/** Checks what was asked for; shared with the demo. */
export function worldOrder(command: string, values: { patients?: string; mix?: string; seed?: string }): WorldOrder {
  const patients = wholeNumber(command, 'patients', values.patients ?? '10000', 20, 5_000_000)
  const mix = mixes.find((known) => known === (values.mix ?? 'hk'))
  if (mix === undefined) throw usage(command, `--mix takes ${mixes.join(', ')}, not "${values.mix}"`)
  return { patients, mix, seed: wholeNumber(command, 'seed', values.seed ?? '1', 0, 2 ** 31) }
}

export const world: Command = {
  name: 'world',
  summary: 'make a synthetic clinic and a leak of its files, with the truth about it',
  help: `
usage: ./cordon world --out DIR [--patients N] [--mix hk|us|gb] [--seed S]

${worldOptions}
  --out DIR      a new or empty folder, or an earlier world, which is replaced

Writes roster.csv, provider.yaml, leak/ (the stolen files) and truth/ (who is in which file with what). The people are invented; the same
order gives the same bytes.`,
  async run(args, terminal) {
    const { values, positionals } = parseOptions('world', args, worldFlags)
    if (positionals.length > 0) throw usage('world', `"${positionals[0]}" is not an option`)
    if (values.out === undefined) throw usage('world', '--out is missing')
    const order = worldOrder('world', values)
    const progress = new Progress(terminal)
    const onProgress = (step: string, done: number, total: number): void =>
      progress.tell('making the world', done, total, `steps (${step})`)
    const made = await makeWorld({ ...order, out: resolve(values.out), onProgress })
    progress.end()
    terminal.note(
      `Made a clinic of ${order.patients} patients and a leak of ${made.items} items with ${made.affected} of them in it.`,
    )
    return 0
  },
}
