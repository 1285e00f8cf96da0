import type { Reporter, TestModule } from 'vitest/node'

/** Ends every test run with the names of the skipped tests, and one plain line, alone on its line: `N passed, N failed, N skipped`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0
    let failed = 0
    const skipped: string[] = []
    for (const module of modules) {
      let ran = 0
      for (const test of module.children.allTests()) {
        ran++
        const { state } = test.result()
        if (state === 'passed') passed++
        else if (state === 'failed') failed++
        else skipped.push(`${module.relativeModuleId}: ${test.fullName}`)
      }
      // A file that could not even be loaded has no tests to count: it is a failure all the same.
      if (ran === 0 && module.state() === 'failed') failed++
    }
    failed += errors.length
    const names = skipped.map((name) => `skipped  ${name}\n`).join('')
    const counts = `${passed} passed, ${failed} failed, ${skipped.length} skipped`
    process.on('exit', () => process.stdout.write(`\n${names}${counts}\n`))
  }
}
