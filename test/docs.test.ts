import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '../apps/cli/commands.ts'
import { actionPage } from '../apps/server/openapi/action-page.ts'
import { errorCodes } from '../base/errors.ts'
import { elementNames } from '../engine/elements/index.ts'
import { unreadStates } from '../engine/evidence/index.ts'
import { actions } from '../office/actions.ts'
import { root } from './cordon.ts'

/** The documents say what the code does; where they differ, one of them is wrong. */
const page = (path: string): string => readFileSync(join(root, path), 'utf8')
const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n')

describe('docs/errors.md', () => {
  const rows = [...page('docs/errors.md').matchAll(/^\| ([A-Z_]+) \| (\d+) \|/gm)].map(([, code, exit]) => [
    code,
    Number(exit),
  ])

  test('lists every code with its exit status, and no other', () => {
    expect(rows.sort()).toEqual(Object.entries(errorCodes).sort())
  })

  test('the codes of the launcher are those it uses', () => {
    const used = new Set([...page('cordon').matchAll(/fail (SETUP_[A-Z_]+)/g)].map(([, code]) => code!))
    for (const code of used) expect(page('docs/errors.md')).toContain(code)
  })
})

test('docs/dependencies.md lists the runtime dependencies, at most 40', () => {
  const listed = [...page('docs/dependencies.md').matchAll(/^\| ([@a-z][^ ]*) \| .+ \|$/gm)]
    .map(([, name]) => name)
    .filter((name) => name !== 'package')
  const wanted = Object.keys(JSON.parse(page('package.json')).dependencies)
  expect(listed).toEqual(wanted)
  expect(wanted.length).toBeLessThanOrEqual(40)
})

test('the lock file names no host and every platform of the native packages', () => {
  const lock = page('package-lock.json')
  expect(lock).not.toMatch(/"resolved"/)
  for (const platform of ['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64'])
    expect(lock).toContain(`node_modules/@duckdb/node-bindings-${platform}"`)
})

test('docs/actions.md lists every action (node tools/write-action-page.ts writes it)', () => {
  expect(page('docs/actions.md')).toBe(actionPage(actions))
})

test('the README names only commands that exist, and every command has help with a usage line', async () => {
  const named = [...page('README.md').matchAll(/\.\/cordon ([a-z]+)/g)].map(([, name]) => name!)
  for (const name of named) expect(Object.keys(commands)).toContain(name)
  for (const [name, load] of Object.entries(commands)) {
    const command = await load()
    expect(command.name).toBe(name)
    expect(command.help).toContain(`usage: ./cordon ${name}`)
  }
})

test('ARCHITECTURE.md and the README point only to files and folders that exist', () => {
  const places = [page('ARCHITECTURE.md'), page('README.md'), page('CONTRIBUTING.md')].flatMap((text) => [
    ...[...text.matchAll(/`((?:base|engine|office|apps|data|worlds|docs|test|bench|tools)\/[\w./-]*)`/g)].map(
      ([, path]) => path!,
    ),
    ...[...text.matchAll(/\]\(((?!https?:)[\w./-]+)\)/g)].map(([, path]) => path!),
  ])
  expect(places.length).toBeGreaterThan(20)
  expect(places.filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test('the glossary names the states and outcomes that the code uses', () => {
  const glossary = page('GLOSSARY.md')
  for (const word of [...unreadStates, 'linked', 'ambiguous', 'unlisted']) expect(glossary).toContain(word)
  for (const [, element] of glossary.matchAll(/`((?:date-of-birth|hkid|diagnosis|name))`/g))
    expect(elementNames).toContain(element)
})

test('every extractor is named by a test in its folder, and every recognizer has its cases beside it', () => {
  const extractors = tracked.filter(
    (path) =>
      /^engine\/evidence\/extractors\/[a-z0-9-]+\.ts$/.test(path) && !/(all|contract)\.ts$|\.test\.ts$/.test(path),
  )
  const tests = tracked
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(root, path), 'utf8'))
  const untested = extractors.filter((path) => {
    const name = path.slice(path.lastIndexOf('/') + 1, -3)
    return (
      !tracked.includes(path.replace(/\.ts$/, '.test.ts')) &&
      !tests.some((text) => new RegExp(`\\b${name}\\b`).test(text))
    )
  })
  expect(untested).toEqual([])
  const recognizers = tracked.filter(
    (path) => /^engine\/elements\/recognizers\/[a-z]+\/[a-z0-9-]+\.ts$/.test(path) && !path.endsWith('.test.ts'),
  )
  expect(recognizers.length).toBeGreaterThan(40)
  const withoutCases = recognizers.filter(
    (path) => page(path).includes(': Recognizer') && !tracked.includes(path.replace(/\.ts$/, '.cases.yaml')),
  )
  expect(withoutCases).toEqual([])
})

test('nothing committed carries a path of the machine it was written on', () => {
  // Put together here, so that this file does not contain it itself.
  const machine = ['/wor', 'k/'].join('')
  const texts = tracked.filter(
    (path) => /\.(ts|md|ya?ml|json|sh|typ|css|js)$|^cordon$|^\.ci\//.test(path) && existsSync(join(root, path)),
  )
  expect(texts.filter((path) => new RegExp(`(^|[\\s'"\`(=])${machine}`, 'm').test(page(path)))).toEqual([])
})
