import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { collectContent, noSpool, textOf } from '../collect-content.ts'
import { mutateBytes } from '../mutate-bytes.ts'
import { defaultLimits } from './contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-zip-'))
let spools = 0
const freshSpool = (): string => join(folder, String(++spools))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function zipOf(members: Record<string, string | Buffer>, compress = true): Promise<Buffer> {
  const archive = new ZipFile()
  for (const [name, content] of Object.entries(members))
    archive.addBuffer(Buffer.from(content), name, { compress, mtime: new Date(0) })
  archive.end()
  return buffer(archive.outputStream)
}

/** Writes another name of the same length over `from`, wherever it stands. */
function renamed(archive: Buffer, from: string, to: Buffer): Buffer {
  const copy = Buffer.from(archive)
  for (let at = copy.indexOf(from); at >= 0; at = copy.indexOf(from, at + 1)) to.copy(copy, at)
  return copy
}

test('every member of an archive becomes a child with its path and its bytes', async () => {
  const archive = await zipOf({ 'wards/north/list.csv': 'name\nMei Example\n', 'notes.txt': 'seen' })
  const { children, outcome } = await collectContent(archive, 'backup.zip', { spool: freshSpool() })
  expect(outcome).toMatchObject({ kind: 'zip', state: 'read', reason: '' })
  expect(children.map((child) => [child.name, textOf(child)])).toEqual([
    ['wards/north/list.csv', 'name\nMei Example\n'],
    ['notes.txt', 'seen'],
  ])
})

test('a name that climbs out of the archive is made safe, and the printed one is kept', async () => {
  const archive = renamed(await zipOf({ 'aa/aa/aa/passwd': 'root' }), 'aa/aa/aa/passwd', Buffer.from('../../../passwd'))
  const { children } = await collectContent(archive, 'x.zip', { spool: freshSpool() })
  expect(children[0]).toMatchObject({ name: 'passwd', printed: '../../../passwd' })
})

test('two members of one name stay two items', async () => {
  const archive = renamed(await zipOf({ 'a1.txt': 'first', 'a2.txt': 'other' }), 'a2.txt', Buffer.from('a1.txt'))
  const { children } = await collectContent(archive, 'x.zip', { spool: freshSpool() })
  expect(children.map((child) => child.name)).toEqual(['a1.txt', 'a1~2.txt'])
})

test('a locked member is a gap with its name, and the others are read', async () => {
  const archive = await zipOf({ 'open.txt': 'hello', 'locked.txt': 'secret' })
  for (const mark of ['PK\x03\x04', 'PK\x01\x02']) {
    const at = archive.lastIndexOf(mark, undefined, 'latin1')
    archive[at + (mark.endsWith('\x04') ? 6 : 8)]! |= 1
  }
  const { children, gaps, outcome } = await collectContent(archive, 'x.zip', { spool: freshSpool() })
  expect(children.map((child) => child.name)).toEqual(['open.txt'])
  expect(gaps).toMatchObject([{ where: 'member=locked.txt', state: 'encrypted' }])
  expect(outcome.state).toBe('partial')
})

test('an archive cut short gives the members that are still whole, and says so', async () => {
  const archive = await zipOf({ 'one.txt': 'first letter', 'two.txt': 'second letter' }, false)
  const cut = archive.subarray(0, archive.indexOf('PK\x01\x02', 0, 'latin1'))
  const { children, gaps, outcome } = await collectContent(cut, 'x.zip', { spool: freshSpool() })
  expect(children.map(textOf)).toEqual(['first letter', 'second letter'])
  expect(gaps[0]).toMatchObject({ state: 'damaged' })
  expect(outcome.state).toBe('partial')
})

test('a member damaged halfway keeps what came out before', async () => {
  const lines = Array.from({ length: 20_000 }, (_, i) => `${i * 7919}`).join('\n')
  const archive = await zipOf({ 'big.txt': lines })
  archive.fill(0xff, archive.length / 2, archive.length / 2 + 200)
  const { children, gaps } = await collectContent(archive, 'x.zip', { spool: freshSpool() })
  expect(lines.startsWith(textOf(children[0]!).slice(0, 1000))).toBe(true)
  expect(gaps[0]).toMatchObject({ where: 'member=big.txt', state: 'partial' })
})

test('ZIP64 and streamed members are read, listed or scanned', async () => {
  const archive = new ZipFile()
  archive.addBuffer(Buffer.from('first letter'), 'one.txt', { forceZip64Format: true })
  archive.addReadStreamLazy('two.txt', { forceZip64Format: true }, (give) =>
    give(null, Readable.from(['second letter'])),
  )
  archive.end({ forceZip64Format: true, comment: '' })
  const bytes = await buffer(archive.outputStream)
  const listed = await collectContent(bytes, 'x.zip', { spool: freshSpool() })
  expect(listed.children.map(textOf)).toEqual(['first letter', 'second letter'])
  expect(listed.outcome.state).toBe('read')
  const cut = bytes.subarray(0, bytes.indexOf('PK\x01\x02', 0, 'latin1'))
  const scanned = await collectContent(cut, 'x.zip', { spool: freshSpool() })
  expect(scanned.children.map(textOf)).toEqual(['first letter', 'second letter'])
})

test('a packing that is not read here is a gap with its member', async () => {
  const archive = await zipOf({ 'a.txt': 'hello' })
  archive.writeUInt16LE(9, archive.indexOf('PK\x01\x02', 0, 'latin1') + 10)
  const { gaps } = await collectContent(archive, 'x.zip', { spool: freshSpool() })
  expect(gaps).toMatchObject([{ where: 'member=a.txt', state: 'unsupported' }])
})

test('a member that does not match its checksum is kept, with a gap', async () => {
  const archive = await zipOf({ 'a.txt': 'hello' }, false)
  archive[archive.indexOf('hello')] = 0x48
  const { children, gaps } = await collectContent(archive, 'x.zip', { spool: freshSpool() })
  expect(children.map(textOf)).toEqual(['Hello'])
  expect(gaps).toMatchObject([{ where: 'member=a.txt', state: 'partial' }])
})

test('a bomb is one gap, and its neighbours are read', async () => {
  const archive = await zipOf({ 'bomb.bin': Buffer.alloc(40 << 20), 'letter.txt': 'Dear Mei' })
  const limits = { ...defaultLimits, ratio: 100 }
  const { children, gaps } = await collectContent(archive, 'x.zip', { spool: freshSpool(), limits })
  expect(gaps).toMatchObject([{ where: 'member=bomb.bin', state: 'too-large' }])
  expect(children.map((child) => child.name)).toEqual(['letter.txt'])
})

test('a member that hides its true size is stopped while it unpacks', async () => {
  const archive = await zipOf({ 'bomb.bin': Buffer.alloc(3 << 20) })
  for (const [mark, at] of [['PK\x01\x02', 24]] as const)
    archive.writeUInt32LE(10, archive.indexOf(mark, 0, 'latin1') + at)
  const limits = { ...defaultLimits, memberBytes: 1 << 20 }
  const { children, outcome } = await collectContent(archive, 'x.zip', { spool: freshSpool(), limits })
  expect(children).toEqual([])
  expect(outcome).toMatchObject({ state: 'too-large' })
})

test('more members than allowed end the reading with a gap', async () => {
  const members = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.txt`, 'x']))
  const limits = { ...defaultLimits, members: 20 }
  const { children, gaps } = await collectContent(await zipOf(members), 'x.zip', { spool: freshSpool(), limits })
  expect(children).toHaveLength(20)
  expect(gaps[0]).toMatchObject({ state: 'too-large', reason: 'It holds more than 20 members' })
})

test('an archive nested too deeply is not opened', async () => {
  const archive = await zipOf({ 'a.txt': 'x' })
  const { children, outcome } = await collectContent(archive, 'x.zip', { spool: freshSpool(), depth: 12 })
  expect(children).toEqual([])
  expect(outcome.state).toBe('too-nested')
})

test('Chinese names without a charset mark are read as Big5', async () => {
  const big5 = Buffer.from('afaa53a4af66be5fb3f82e747874'.slice(0, 28), 'hex')
  const archive = renamed(await zipOf({ 'xxxxxxxxxx.txt': 'report' }), 'xxxxxxxxxx.txt', big5)
  const { children } = await collectContent(archive, 'x.zip', { spool: freshSpool() })
  expect(children[0]!.name.endsWith('.txt')).toBe(true)
  expect(children[0]!.name).toMatch(/\p{Script=Han}/u)
})

test('whatever is broken in an archive, reading it ends in one state', async () => {
  const archive = await zipOf({
    'a.txt': 'Mei Example was seen on 2026-03-02',
    'b/c.csv': 'name,dob\nMei,1980-01-01\n',
  })
  for (const mutant of mutateBytes(archive, 400)) {
    const { outcome } = await collectContent(mutant, 'x.zip', { spool: noSpool })
    expect(outcome.state).toBeTypeOf('string')
  }
})
