import type { Command } from '../command.ts'
import { runTool } from '../run-tool.ts'

/** Each part is one or more of our tools, all of which must be content. */
const parts: Record<string, { runs: [script: string, ...args: string[]][]; says: string }> = {
  format: {
    runs: [['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']],
    says: 'format and lint',
  },
  types: {
    runs: [['node_modules/typescript7/bin/tsc', '--noEmit'], ['tools/check-console-types.ts']],
    says: 'types',
  },
  walls: { runs: [['tools/check-walls.ts']], says: 'walls between folders' },
  sizes: { runs: [['tools/check-sizes.ts']], says: 'file sizes' },
  tests: { runs: [['node_modules/vitest/vitest.mjs', 'run']], says: 'tests' },
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
      let isGood = true
      for (const [script, ...rest] of part.runs) isGood = (await runTool(script, rest)) === 0 && isGood
      terminal.note(`${isGood ? 'ok  ' : 'FAIL'} ${part.says}`)
      if (!isGood) failed.push(name)
    }
    return failed.length === 0 ? 0 : 1
  },
}
