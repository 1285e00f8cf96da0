import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**', '.runtime/**'],
    globalSetup: './test/one-run.ts',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Real browsers and servers on a busy machine now and then miss a moment; what is broken fails each time.
    retry: process.env['CI'] === undefined ? 0 : 2,
    reporters: [process.env['CI'] === undefined ? 'default' : 'dot', './tools/closing-line.ts'],
  },
})
