import { mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { realPath } from '../../../base/files/index.ts'
import { allowedRoot, pathWithin } from './allowed-path.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-allowed-'))
afterAll(() => rmSync(folder, { recursive: true }))
const root = join(folder, 'evidence')
mkdirSync(join(root, 'leak'), { recursive: true })
mkdirSync(join(folder, 'payroll/2026'), { recursive: true })
symlinkSync(join(root, 'leak'), join(root, 'newest'))
symlinkSync(join(folder, 'payroll'), join(root, 'way-out'))
symlinkSync(root, join(folder, 'as-the-administrator-calls-it'))

test('a path is allowed by where it really lies, not by how it is written', () => {
  const allowed = [root]
  for (const path of [root, join(root, 'leak'), join(root, 'newest'), join(root, 'comes-later')])
    expect(allowedRoot(allowed, path), path).toBe(root)
  const outside = ['way-out', 'way-out/2026', '../payroll', 'leak/../../payroll'].map((path) => `${root}/${path}`)
  for (const path of [...outside, `${root}-other`, folder, '/'])
    expect(allowedRoot(allowed, path), path).toBeUndefined()
  const called = join(folder, 'as-the-administrator-calls-it')
  expect(allowedRoot([called], join(called, 'leak'))).toBe(called)
  expect(allowedRoot([called], join(called, 'way-out'))).toBeUndefined()
  expect(allowedRoot(['/'], join(root, 'way-out'))).toBe('/')
})

test('a link that was turned outwards after it was attached is found when it is taken in', () => {
  const newest = join(root, 'newest')
  expect(pathWithin(root, newest)).toBe(realPath(join(root, 'leak')))
  unlinkSync(newest)
  symlinkSync(join(folder, 'payroll'), newest)
  expect(pathWithin(root, newest)).toBeUndefined()
})
