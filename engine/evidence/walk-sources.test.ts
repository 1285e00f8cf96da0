import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { bytesOfFile } from '../../base/files/index.ts'
import { walkSources } from './walk-sources.ts'

const folders: string[] = []
let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cordon-walk-'))
  folders.push(root)
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function put(path: string, content = 'x'): string {
  const full = join(root, path)
  mkdirSync(join(full, '..'), { recursive: true })
  writeFileSync(full, content)
  return full
}

test('a folder gives its files in one fixed order, with paths inside it', () => {
  put('share/b.txt', 'four')
  put('share/a/z.csv')
  put('share/a.txt')
  const walk = walkSources([join(root, 'share')])
  expect(walk.items.map((item) => [item.item, item.bytes])).toEqual([
    ['a.txt', 1],
    ['a/z.csv', 1],
    ['b.txt', 4],
  ])
  expect(walk.sources).toEqual([
    { path: join(root, 'share'), root: realpathSync(join(root, 'share')), kind: 'folder', items: 3, bytes: 6 },
  ])
})

test('several sources keep their own names apart, even when they have the same', () => {
  put('one/leak/a.txt')
  put('two/leak/a.txt')
  const file = put('dump.sql')
  const walk = walkSources([join(root, 'one/leak'), join(root, 'two/leak/'), file])
  expect(walk.items.map((item) => item.item)).toEqual(['dump.sql', 'leak/a.txt', 'leak~2/a.txt'])
})

test('one file alone is an item by its name', () => {
  expect(walkSources([put('dump.sql')]).items[0]).toMatchObject({ item: 'dump.sql', bytes: 1 })
})

test('a missing source is a clear error', () => {
  expect(() => walkSources([join(root, 'nowhere')])).toThrowError(
    expect.objectContaining({ code: 'SOURCE_MISSING', message: expect.stringContaining('nowhere') }),
  )
})

test('links out of the source are gaps, links inside it lose nothing', () => {
  const outside = put('outside/secret.txt')
  put('share/a.txt')
  symlinkSync(outside, join(root, 'share/out'))
  symlinkSync(join(root, 'share'), join(root, 'share/circle'))
  symlinkSync(join(root, 'nothing'), join(root, 'share/dead'))
  const walk = walkSources([join(root, 'share')])
  expect(walk.items.map((item) => item.item)).toEqual(['a.txt'])
  expect(walk.gaps.map((gap) => [gap.item, gap.state])).toEqual([
    ['dead', 'damaged'],
    ['out', 'unsupported'],
  ])
})

test('a source may itself be a link', () => {
  put('real/a.txt')
  symlinkSync(join(root, 'real'), join(root, 'alias'))
  expect(walkSources([join(root, 'alias')]).items.map((item) => item.item)).toEqual(['a.txt'])
})

test('a pipe is a gap, not a wait without end', () => {
  put('share/a.txt')
  execFileSync('mkfifo', [join(root, 'share/pipe')])
  expect(walkSources([join(root, 'share')]).gaps).toMatchObject([{ item: 'pipe', state: 'unsupported' }])
})

test.skipIf(process.getuid?.() === 0)(
  'a folder that may not be listed is a gap (not as root, who may list all)',
  () => {
    put('share/closed/a.txt')
    chmodSync(join(root, 'share/closed'), 0)
    expect(walkSources([join(root, 'share')]).gaps).toMatchObject([{ item: 'closed/', state: 'damaged' }])
    chmodSync(join(root, 'share/closed'), 0o700)
  },
)

test.skipIf(process.platform !== 'linux')('a name in Big5 is read and shown in Chinese (Linux)', () => {
  put('share/plain.txt', 'report')
  const raw = Buffer.concat([Buffer.from(join(root, 'share/')), Buffer.from('afaa53a4af66be5fb3f82e747874', 'hex')])
  renameSync(join(root, 'share/plain.txt'), raw)
  const { items } = walkSources([join(root, 'share')])
  expect(items[0]!.item).toMatch(/^\p{Script=Han}.*\.txt$/u)
  const bytes = bytesOfFile(items[0]!.path)
  expect(Buffer.from(bytes.all()).toString()).toBe('report')
  bytes.close()
})
