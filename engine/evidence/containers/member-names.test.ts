import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { MemberNames, NameDecoder, safeName } from './member-names.ts'

test.each([
  ['../../etc/passwd', 'etc/passwd'],
  ['C:\\Users\\mei\\list.csv', 'Users/mei/list.csv'],
  ['/absolute', 'absolute'],
  ['a//./b', 'a/b'],
  ['..', 'unnamed'],
  ['', 'unnamed'],
  ['tab\there\0', 'tab_here_'],
  ['inner.zip!/x', 'inner.zip_/x'],
  ['\u202egnp.exe', '_gnp.exe'],
])('%j becomes %j', (printed, safe) => {
  expect(safeName(printed)).toBe(safe)
})

test('no name leads out of its container, and a safe name stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (printed) => {
      const name = safeName(printed)
      expect(name).toMatch(/^[^/]/)
      expect(name.split('/')).not.toContain('..')
      expect(name).not.toMatch(/[\0\\]/)
      expect(safeName(name)).toBe(name)
    }),
    { numRuns: 500, seed: 11 },
  )
})

test('names that come twice are numbered before their ending', () => {
  const names = new MemberNames()
  expect(['a.txt', 'a.txt', 'A.txt', 'a.txt'].map((name) => names.take(name).name)).toEqual([
    'a.txt',
    'a~2.txt',
    'A.txt',
    'a~3.txt',
  ])
})

test.each([
  ['big5-hkscs', ['報告.txt', '病人名單.xls']],
  ['big5-hkscs', ['報告']],
  ['gb18030', ['审计检测报告.doc', '体检结果.txt']],
  ['cp437', ['Müller René.txt', 'año.doc']],
  ['utf-8', ['報告.txt', 'Müller.doc']],
])('names in %s are read', (charset, names) => {
  const decoder = new NameDecoder()
  expect(names.map((name) => decoder.decode(iconv.encode(name, charset)))).toEqual(names)
})
