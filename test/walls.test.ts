import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import { afterAll, expect, test } from 'vitest'
import { readImportTable, wallRules } from '../tools/check-walls.ts'

const rooms = readImportTable(readFileSync(new URL('../ARCHITECTURE.md', import.meta.url), 'utf8'))
const folder = mkdtempSync(join(tmpdir(), 'cordon-walls-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A small house with one broken wall of each kind, and some doors that are open. */
const house: Record<string, string> = {
  'base/files/index.ts': 'export const read = 1',
  'base/files/inner.ts': 'export const inner = 1',
  'base/sandbox/index.ts': "import '../files/index.ts'",
  'engine/evidence/index.ts': "import '../../base/files/index.ts'",
  'engine/elements/index.ts': "import '../evidence/index.ts'",
  'engine/pipeline.ts': "import './elements/index.ts'",
  'apps/cli/main.ts': "import '../../engine/pipeline.ts'\nimport '../../worlds/index.ts'",
  'worlds/index.ts': "import '../base/files/index.ts'",
  'engine/evidence/uphill.ts': "import '../elements/index.ts'",
  'engine/evidence/reach-in.ts': "import '../../base/files/inner.ts'",
  'engine/evidence/open-file.ts': "import { readFileSync } from 'node:fs'\nreadFileSync('x')",
  'engine/elements/use-story.ts': "import '../pipeline.ts'",
  'engine/elements/query.ts': "import 'pg'",
  'base/store/query.ts': "import 'pg'",
  'base/files/use-app.ts': "import '../../apps/cli/main.ts'",
  'worlds/cheat.ts': "import '../engine/evidence/index.ts'",
  'apps/console/screens/home.tsx':
    "import type { read } from '../../../base/files/index.ts'\nexport const a: typeof read = 1",
  'apps/console/screens/reads-files.tsx': "import { read } from '../../../base/files/index.ts'\nexport const a = read",
  'apps/console/screens/opens-file.tsx': "import { readFileSync } from 'node:fs'\nreadFileSync('x')",
  'apps/console/build.ts': "import { readFileSync } from 'node:fs'\nreadFileSync('x')",
  'engine/evidence/a.test.ts': 'export const only = 1',
  'engine/evidence/use-test.ts': "import './a.test.ts'",
}

test('each broken wall of a planted house is found, and no open door is taken for one', async () => {
  for (const [path, text] of Object.entries(house)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const { output } = await cruise(['base', 'engine', 'apps', 'worlds'], {
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: wallRules(rooms) },
    tsPreCompilationDeps: true,
  })
  if (typeof output === 'string') throw new Error(output)
  const found = output.summary.violations.filter(({ rule }) => rule.name !== 'no cycles')
  expect([...new Set(found.map(({ from, rule }) => `${from}: ${rule.name}`))].sort()).toEqual([
    'apps/console/screens/opens-file.tsx: console: no Node',
    'apps/console/screens/reads-files.tsx: console: types only',
    'base/files/use-app.ts: apps/cli: front door',
    'base/files/use-app.ts: base: downhill',
    'engine/elements/query.ts: database driver',
    'engine/elements/use-story.ts: engine story files',
    'engine/evidence/open-file.ts: files, network, processes',
    'engine/evidence/reach-in.ts: base/files: front door',
    'engine/evidence/uphill.ts: engine/evidence: neighbours',
    'engine/evidence/use-test.ts: no tests in production',
    'worlds/cheat.ts: worlds know no engine',
  ])
})

test('every folder of the four floors stands in the table', () => {
  const root = new URL('../', import.meta.url)
  const there = ['base', 'engine', 'office', 'apps'].flatMap((floor) =>
    readdirSync(new URL(floor, root), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${floor}/${name}`),
  )
  expect(rooms.map(({ floor, folder }) => `${floor}/${folder}`).sort()).toEqual(there.sort())
})
