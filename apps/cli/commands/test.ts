import type { Command } from '../command.ts'
import { runTool } from '../run-tool.ts'

export const test: Command = {
  name: 'test',
  summary: 'run all tests, or those whose path contains a word',
  help: `
usage: ./cordon test [WORD...] [--update]

  WORD       only test files whose path contains it
  --update   write the golden files anew instead of comparing

Tests that need ../shared, Chromium or Tesseract are skipped with their reason where those are absent.
The last line is "N passed, N failed, N skipped".`,
  run: (args) => runTool('node_modules/vitest/vitest.mjs', ['run', ...args]),
}
