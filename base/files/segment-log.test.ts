import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { SegmentLog } from './segment-log.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-log-'))
afterAll(() => rmSync(folder, { recursive: true }))

function recordsOf(path: string): string[] {
  const found: string[] = []
  SegmentLog.open(path, (payload) => found.push(Buffer.from(payload).toString())).close()
  return found
}

test('what was appended is there again after reopening', () => {
  const path = join(folder, 'plain')
  const log = SegmentLog.open(path, () => {})
  const at = ['one', '', 'three'].map((text) => log.append(Buffer.from(text)))
  expect(Buffer.from(log.read(at[2]!)).toString()).toBe('three')
  log.close()
  expect(recordsOf(path)).toEqual(['one', '', 'three'])
})

test('a log cut at any byte keeps every whole record and goes on from there', () => {
  const whole = join(folder, 'whole')
  const log = SegmentLog.open(whole, () => {})
  const ends = ['first', 'second', 'third'].map((text) => {
    log.append(Buffer.from(text))
    return statSync(whole).size
  })
  log.close()
  const bytes = readFileSync(whole)
  for (let cut = 0; cut <= bytes.length; cut++) {
    const path = join(folder, 'cut')
    writeFileSync(path, bytes.subarray(0, cut))
    const kept = ends.filter((end) => end <= cut).length
    expect(recordsOf(path)).toHaveLength(kept)
    const again = SegmentLog.open(path, () => {})
    again.append(Buffer.from('later'))
    again.close()
    expect(recordsOf(path).at(-1)).toBe('later')
  }
})

test('damage anywhere in a record ends the log before it, never in the middle of it', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.integer({ min: 1, max: 255 }), (where, flip) => {
      const path = join(folder, 'damaged')
      rmSync(path, { force: true })
      const log = SegmentLog.open(path, () => {})
      log.append(Buffer.from('a record of some length'))
      log.append(Buffer.from('another'))
      log.close()
      const bytes = readFileSync(path)
      if (where >= bytes.length) return
      bytes[where] = bytes[where]! ^ flip
      writeFileSync(path, bytes)
      const kept = recordsOf(path)
      expect(['a record of some length', 'another'].slice(0, kept.length)).toEqual(kept)
      expect(kept.length).toBeLessThan(2)
    }),
  )
})

test('rubbish after the last record is cut off', () => {
  const path = join(folder, 'rubbish')
  const log = SegmentLog.open(path, () => {})
  log.append(Buffer.from('kept'))
  log.close()
  const size = statSync(path).size
  appendFileSync(path, 'rubbish')
  expect(recordsOf(path)).toEqual(['kept'])
  expect(statSync(path).size).toBe(size)
  truncateSync(path, size - 1)
  expect(recordsOf(path)).toEqual([])
})
