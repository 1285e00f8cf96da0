import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bytesOfFile } from '../base/files/index.ts'
import { makeWorld } from '../worlds/index.ts'
import { collectContent } from './evidence/collect-content.ts'
import { openPictureReader } from './read-pictures.ts'

/** A scanned laboratory report of a made-up patient, read as `./cordon scope` reads it: outside this process. */
const folder = mkdtempSync(join(tmpdir(), 'cordon-pictures-'))
const spool = join(folder, 'spool')
let picture = ''
beforeAll(async () => {
  mkdirSync(spool)
  await makeWorld({ patients: 60, mix: 'gb', seed: 3, out: join(folder, 'world') })
  const scan = join(folder, 'world', 'leak', 'shares', 'scans', 'SCAN_0001.pdf')
  expect(existsSync(scan)).toBe(true)
  const bytes = bytesOfFile(scan)
  const { contents } = await collectContent(bytes, 'SCAN_0001.pdf', { spool })
  bytes.close()
  picture = contents.flatMap((content) => (content.type === 'picture' ? [content.spooled] : []))[0]!
})
afterAll(() => rmSync(folder, { recursive: true }))

test('without an OCR program the built-in one reads it in a closed process, and goes on after what is no picture', async () => {
  const reader = openPictureReader({ workers: 1, folder: spool, builtIn: true })
  try {
    const outside = join(folder, 'world', 'roster.csv')
    await expect(reader.read(outside)).rejects.toThrow()
    const { text, confidence } = await reader.read(picture)
    expect(text).toMatch(/LABORATORY REPORT/i)
    expect(confidence).toBeGreaterThan(60)
  } finally {
    await reader.close()
  }
})

const installed = spawnSync('tesseract', ['--version']).status === 0

describe.skipIf(!installed)('with Debian’s tesseract (skipped where it is not installed)', () => {
  test('the same words come out', async () => {
    const reader = openPictureReader({ workers: 1, folder: spool })
    try {
      expect((await reader.read(picture)).text).toMatch(/LABORATORY REPORT/i)
    } finally {
      await reader.close()
    }
  })
})
