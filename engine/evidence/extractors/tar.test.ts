import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { type Header, pack } from 'tar-stream'
import { afterAll, describe, expect, test } from 'vitest'
import { collectContent, noSpool, textOf } from '../collect-content.ts'
import { mutateBytes } from '../mutate-bytes.ts'
import { defaultLimits } from './contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-tar-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function tarOf(...members: [Pick<Header, 'name'> & Partial<Header>, string?][]): Promise<Buffer> {
  const archive = pack()
  for (const [header, content] of members) archive.entry({ mtime: new Date(0), ...header }, content ?? '')
  archive.finalize()
  return buffer(archive)
}

const read = (bytes: Uint8Array, name = 'a.tar', limits = defaultLimits) =>
  collectContent(bytes, name, { spool: folder, limits })

describe('tar', () => {
  test('files become children; folders and links hold nothing', async () => {
    const archive = await tarOf(
      [{ name: 'ward/', type: 'directory' }],
      [{ name: 'ward/list.csv' }, 'name\nMei\n'],
      [{ name: 'ward/again', type: 'symlink', linkname: '/etc/passwd' }],
    )
    const { children, outcome } = await read(archive)
    expect(outcome).toMatchObject({ kind: 'tar', state: 'read' })
    expect(children.map((child) => [child.name, textOf(child)])).toEqual([['ward/list.csv', 'name\nMei\n']])
  })

  test('long names (pax and ustar prefix) come back whole', async () => {
    const name = `${'ward-five/'.repeat(30)}report.txt`
    const { children } = await read(await tarOf([{ name }, 'x'], [{ name: '病人名單.txt' }, 'y']))
    expect(children.map((child) => child.name)).toEqual([name, '病人名單.txt'])
  })

  test('a name in Big5 is read as Chinese', async () => {
    const archive = await tarOf([{ name: 'xxxxxxxx.txt' }, 'x'])
    iconv.encode('病人名單', 'big5').copy(archive, 0)
    const sum = archive.subarray(0, 512).reduce((all, byte, i) => all + (i >= 148 && i < 156 ? 32 : byte), 0)
    archive.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
    expect((await read(archive)).children[0]!.name).toBe('病人名單.txt')
  })

  test('names that lead out are made safe', async () => {
    const { children } = await read(await tarOf([{ name: '../../etc/passwd' }, 'x'], [{ name: '/abs' }, 'y']))
    expect(children.map((child) => [child.name, child.printed])).toEqual([
      ['etc/passwd', '../../etc/passwd'],
      ['abs', '/abs'],
    ])
  })

  test('an archive cut short keeps what is there and says what is missing', async () => {
    const archive = await tarOf([{ name: 'a.txt' }, 'whole'], [{ name: 'b.txt' }, 'x'.repeat(2000)])
    const { children, gaps, outcome } = await read(archive.subarray(0, 512 * 3 + 1000))
    expect(children.map((child) => [child.name, child.bytes])).toEqual([
      ['a.txt', 5],
      ['b.txt', 1000],
    ])
    expect(gaps).toMatchObject([{ where: 'member=b.txt', state: 'partial', bytes: 1000 }])
    expect(outcome.state).toBe('partial')
  })

  test('a broken header in the middle loses its member only', async () => {
    const archive = await tarOf([{ name: 'a' }, 'one'], [{ name: 'b' }, 'two'], [{ name: 'c' }, 'three'])
    archive.fill(0x7e, 1024, 1100)
    const { children, gaps } = await read(archive)
    expect(children.map((child) => child.name)).toEqual(['a', 'c'])
    expect(gaps).toMatchObject([{ state: 'partial', bytes: 1024 }])
  })

  test('too many members end with a gap', async () => {
    const archive = await tarOf([{ name: 'a' }, '1'], [{ name: 'b' }, '2'], [{ name: 'c' }, '3'])
    const { children, gaps } = await read(archive, 'a.tar', { ...defaultLimits, members: 2 })
    expect(children).toHaveLength(2)
    expect(gaps[0]!.state).toBe('too-large')
  })

  test('whatever is broken, reading ends in one state', async () => {
    const archive = await tarOf([{ name: 'a.txt' }, 'Mei'], [{ name: `${'b'.repeat(120)}.txt` }, 'Tai Man'])
    for (const mutant of mutateBytes(archive, 300))
      expect((await collectContent(mutant, 'a.tar', { spool: noSpool })).outcome.state).toBeTypeOf('string')
  })
})

describe('gzip and zstd', () => {
  test.each([
    ['dump.sql.gz', 'dump.sql'],
    ['files.tgz', 'files.tar'],
    ['backup', 'backup.content'],
  ])('%s holds %s', async (name, inner) => {
    const { children, outcome } = await read(gzipSync('hello'), name)
    expect(outcome).toMatchObject({ kind: 'gzip', state: 'read' })
    expect(children.map((child) => [child.name, textOf(child)])).toEqual([[inner, 'hello']])
  })

  test('several gzip runs in one file are one content', async () => {
    const { children } = await read(Buffer.concat([gzipSync('first '), gzipSync('second')]), 'log.gz')
    expect(textOf(children[0]!)).toBe('first second')
  })

  test('zstd too', async () => {
    const { children, outcome } = await read(zstdCompressSync('hello'), 'dump.sql.zst')
    expect(outcome.kind).toBe('zstd')
    expect(children.map((child) => [child.name, textOf(child)])).toEqual([['dump.sql', 'hello']])
  })

  test('a file cut short gives what could be unpacked', async () => {
    const text = Array.from({ length: 50_000 }, (_, i) => `${i * 7919}`).join('\n')
    const packed = gzipSync(text)
    const { children, outcome } = await read(packed.subarray(0, packed.length / 2), 'log.gz')
    expect(outcome.state).toBe('partial')
    expect(text.startsWith(textOf(children[0]!))).toBe(true)
  })

  test('a bomb is stopped', async () => {
    const limits = { ...defaultLimits, ratio: 50 }
    const { children, outcome } = await read(gzipSync(Buffer.alloc(30 << 20)), 'bomb.gz', limits)
    expect(children).toEqual([])
    expect(outcome.state).toBe('too-large')
  })

  test('whatever is broken, reading ends in one state', async () => {
    for (const mutant of mutateBytes(gzipSync('Mei Example '.repeat(100)), 300))
      expect((await collectContent(mutant, 'a.gz', { spool: noSpool })).outcome.state).toBeTypeOf('string')
  })
})
