import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bytesOfPath, joinBytes, onDisk } from './disk-path.ts'
import { bytesInMemory, bytesOfFile, hashBytes, hashFile, openSpool } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

test('a file and the same bytes in memory have one hash', () => {
  const path = join(folder, 'abc')
  writeFileSync(path, 'abc')
  expect(hashFile(path)).toBe(abc)
  expect(hashBytes(bytesInMemory(Buffer.from('abc')))).toBe(abc)
})

test('a file that grows while it is open says so', () => {
  const path = join(folder, 'growing.log')
  writeFileSync(path, 'one')
  const bytes = bytesOfFile(path)
  expect(bytes.changed!()).toBe(false)
  appendFileSync(path, 'two')
  expect(bytes.changed!()).toBe(true)
  expect(Buffer.from(bytes.all()).toString()).toBe('one')
  bytes.close()
})

test('a spool numbers what it keeps, whole or in pieces', async () => {
  const spool = openSpool(join(folder, 'spool'))
  const whole = await spool.keep(Buffer.from('letter'))
  const pieces = await spool.keep([Buffer.from('in '), Buffer.from('parts')])
  expect(whole).toEqual({ spooled: join(folder, 'spool', '1'), bytes: 6 })
  expect(readFileSync(pieces.spooled, 'utf8')).toBe('in parts')
})

test('two spools in one folder keep out of each other’s way', async () => {
  const both = [openSpool(join(folder, 'both')), openSpool(join(folder, 'both'))]
  const kept = await Promise.all(both.map((spool, i) => spool.keep(Buffer.from(`${i}`))))
  expect(kept.map(({ spooled }) => readFileSync(spooled, 'utf8'))).toEqual(['0', '1'])
})

test('what admit refuses leaves no file behind', async () => {
  const spool = openSpool(join(folder, 'small'))
  const admit = (bytes: number): void => {
    if (bytes > 4) throw new Error('enough')
  }
  await expect(spool.keep([Buffer.from('abcd'), Buffer.from('e')], admit)).rejects.toThrow('enough')
  expect(readdirSync(join(folder, 'small'))).toEqual([])
})

test.skipIf(!existsSync('/dev/full'))('a full disk is a problem a person can act on (Linux)', async () => {
  const { writeProblem } = await import('./index.ts')
  expect(writeProblem('x', Object.assign(new Error(), { code: 'ENOSPC' }))).toMatchObject({ code: 'DISK_FULL' })
})

test('a path of any bytes survives as a string', () => {
  const big5 = Buffer.from('b3f82e747874', 'hex')
  const path = joinBytes('/leak/', big5)
  expect(bytesOfPath(path)).toEqual(Buffer.concat([Buffer.from('/leak/'), big5]))
  expect(onDisk(joinBytes('/leak', Buffer.from('報告.txt')))).toBe('/leak/報告.txt')
})
