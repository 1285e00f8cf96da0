import type { Command } from '../command.ts'
import { runTool } from '../run-tool.ts'

const parts: Record<string, { script: string; args: string[]; says: string }> = {
  format: {
    script: 'node_modules/@biomejs/biome/bin/biome',
    args: ['check', '--error-on-warnings', '.'],
    says: 'format and lint',
  },
  types: { script: 'node_modules/typescript7/bin/tsc', args: ['--noEmit'], says: 'types' },
  walls: { script: 'tools/check-walls.ts', args: [], says: 'walls between folders' },
  sizes: { script: 'tools/check-sizes.ts', args: [], says: 'file sizes' },
  tests: { script: 'node_modules/vitest/vitest.mjs', args: ['run'], says: 'tests' },
}

export const check: Command = {
  name: 'check',
  summary: 'format, lint, types, walls, sizes, tests',
  help: `
usage: ./cordon check [PART...]

  PART   ${Object.keys(parts).join(', ')}; all of them without one

./cordon check format --fix would hide what it did; use: npx biome check --write .`,
  async run(args, terminal) {
    const wanted = args.length > 0 ? args : Object.keys(parts)
    const failed: string[] = []
    for (const name of wanted) {
      const part = parts[name]
      if (part === undefined) {
        terminal.note(`error USAGE: There is no part "${name}". Choose from ${Object.keys(parts).join(', ')}.`)
        return 2
      }
      const status = await runTool(part.script, part.args)
      terminal.note(`${status === 0 ? 'ok  ' : 'FAIL'} ${part.says}`)
      if (status !== 0) failed.push(name)
    }
    return failed.length === 0 ? 0 : 1
  },
}
