import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../cordon.ts'

const text = (path: string): string => readFileSync(join(root, path), 'utf8')
const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'apps/console'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((path) => existsSync(join(root, path)))

/** What a file takes from others of ours, by path. */
function taken(path: string): string[] {
  return [...text(path).matchAll(/from '(\.[^']+)'/g)].map(([, to]) => normalize(join(dirname(path), to!)))
}

test('the design page shows every component of the design system', () => {
  const seen = new Set<string>()
  const walk = (path: string): void => {
    if (seen.has(path)) return
    seen.add(path)
    for (const to of taken(path)) walk(to)
  }
  for (const path of sources) if (path.startsWith('apps/console/screens/design/') && path.endsWith('.tsx')) walk(path)
  // Around every screen, and so around this one: the palette and the notes.
  for (const path of ['apps/console/app/top-bar.tsx', 'apps/console/design/overlays/toasts.tsx']) walk(path)
  const components = sources.filter((path) => /^apps\/console\/design\/.*\.tsx$/.test(path))
  expect(components.length).toBeGreaterThan(30)
  expect(components.filter((path) => !seen.has(path))).toEqual([])
})

test('every style sheet is in a layer, and takes its colours and type from the tokens', () => {
  const sheets = sources.filter((path) => path.endsWith('.css') && !path.includes('/public/'))
  expect(sheets.length).toBeGreaterThan(30)
  for (const path of sheets) {
    const rules = text(path)
      .replaceAll(/\/\*[\s\S]*?\*\//g, '')
      .trim()
    expect(rules, path).toMatch(/^@layer (reset|tokens|base|components|shell|screens|print) \{/)
    if (path.endsWith('tokens.css')) continue
    expect(rules.replaceAll(/light-dark\([^)]*\)/g, ''), path).not.toMatch(
      /#[0-9a-f]{3,8}\b|rgb\(|hsl\(|font-size: [\d.]+rem/,
    )
  }
})

test('every code that the console says by itself stands in docs/errors.md', () => {
  const said = [...text('apps/console/app/failed-read.tsx').matchAll(/code: [`']([A-Z_]+)/g)].map(([, code]) => code!)
  const page = text('docs/errors.md')
  const listed = [...page.slice(page.indexOf('## Said by the console')).matchAll(/^\| ([A-Z_]+)/gm)].map(
    ([, code]) => code!,
  )
  expect(said.length).toBeGreaterThan(4)
  expect([...new Set(said)].sort()).toEqual([...new Set(listed)].sort())
})
