import { readdirSync } from 'node:fs'
import { Problem } from '../../../base/errors.ts'
import type { Command } from '../command.ts'
import { root, runTool } from '../run-tool.ts'

const benches = (): string[] =>
  readdirSync(`${root}bench`)
    .filter((name) => /^[a-z0-9-]+\.ts$/.test(name))
    .map((name) => name.slice(0, -3))
    .sort()

export const bench: Command = {
  name: 'bench',
  summary: 'benchmarks, each printing a table and writing bench/results/NAME.json',
  help: `
usage: ./cordon bench [NAME [OPTIONS]]

Without a NAME all of them run, one after another, with their usual sizes. What they measure and what was reached last:
docs/measurements.md. They need a quiet machine; compare figures of one run only.`,
  async run(args, terminal) {
    const [name, ...rest] = args
    const known = benches()
    if (name !== undefined && !known.includes(name))
      throw new Problem('USAGE', `There is no bench "${name}"`, `Choose from ${known.join(', ')}`)
    let failed = 0
    for (const one of name === undefined ? known : [name]) {
      terminal.note(`# ${one}`)
      if ((await runTool(`bench/${one}.ts`, rest)) !== 0) failed++
    }
    return failed === 0 ? 0 : 1
  },
}
