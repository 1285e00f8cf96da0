import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { directoryStore } from './directory-store.ts'
import { objectsInMemory } from './memory-store.ts'
import { objectStoreCases } from './object-store-cases.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-objects-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('a directory is an object store', () => {
  for (const [i, { title, run }] of objectStoreCases.entries())
    test(`it ${title}`, () => run(directoryStore(join(folder, `suite-${i}`))))
})

describe('memory is an object store', () => {
  for (const { title, run } of objectStoreCases) test(`it ${title}`, () => run(objectsInMemory()))
})

test('files and folders are for this user only', async () => {
  const store = directoryStore(join(folder, 'private'))
  await store.put('case-1/content/ab', [Buffer.from('x')])
  expect(statSync(join(folder, 'private/case-1/content/ab')).mode & 0o777).toBe(0o600)
  for (const part of ['', 'case-1', 'case-1/content'])
    expect(statSync(join(folder, 'private', part)).mode & 0o777).toBe(0o700)
})

test('what a dead writer left is not listed, and can be cleared', async () => {
  const root = join(folder, 'dead')
  const store = directoryStore(root)
  await store.put('a/kept', [Buffer.from('x')])
  writeFileSync(join(root, 'a/.part-1-abc'), 'half')
  writeFileSync(join(root, 'a/Thumbs.db'), 'a stranger')
  const names = []
  for await (const name of store.list('')) names.push(name)
  expect(names).toEqual(['a/kept'])
  writeFileSync(join(root, 'a/.part-2-def'), 'somebody still writes')
  utimesSync(join(root, 'a/.part-1-abc'), 1000, 1000)
  expect(await store.sweep!(Date.parse('2026-03-01T09:00:00Z'))).toEqual({ uploads: 1, versions: 0, kept: 0 })
  expect(readdirSync(join(root, 'a')).sort()).toEqual(['.part-2-def', 'Thumbs.db', 'kept'])
})

test('a place that cannot be written is a problem a person can act on', async () => {
  writeFileSync(join(folder, 'file'), '')
  const store = directoryStore(join(folder, 'file'))
  await expect(store.put('a', [Buffer.from('x')])).rejects.toThrow()
  expect(await store.stat('a')).toBeUndefined()
})

test('a pipe in the place of an object is not waited for', async () => {
  const root = join(folder, 'pipe')
  const store = directoryStore(root)
  await store.put('a/kept', [Buffer.from('x')])
  execFileSync('mkfifo', [join(root, 'a/pipe')])
  expect(await store.get('a/pipe')).toBeUndefined()
})
