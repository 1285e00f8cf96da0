import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { clockAt } from '../../../base/clock.ts'
import { Problem } from '../../../base/errors.ts'
import { makeWorld } from '../../../worlds/index.ts'
import type { Terminal } from '../command.ts'
import { elements } from './elements.ts'

const home = mkdtempSync(join(tmpdir(), 'cordon-elements-test-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

async function run(...args: string[]): Promise<{ status: number; out: string[]; notes: string[] }> {
  const out: string[] = []
  const notes: string[] = []
  const terminal: Terminal = {
    print: (text) => void out.push(text),
    write: async (text) => void out.push(text),
    note: (text) => void notes.push(text),
    interactive: false,
    clock: clockAt('2026-03-02T09:00:00Z'),
    stop: new AbortController().signal,
  }
  return { status: await elements.run(args, terminal), out, notes }
}

describe('./cordon elements on a small share', () => {
  const share = join(home, 'share')
  mkdirSync(join(share, 'letters'), { recursive: true })
  writeFileSync(join(share, 'letters', 'note.txt'), 'Patient: Maria Lopez\nHKID A123456(3)\n')
  writeFileSync(join(share, 'list.csv'), 'name,phone\nChan Tai Man,91234567\nWong Siu Ling,61234567\n')

  test('one JSON object per finding, with exactly the promised keys', async () => {
    const { status, out } = await run('--json', share)
    expect(status).toBe(0)
    const lines = out.map((line) => JSON.parse(line) as Record<string, unknown>)
    for (const line of lines)
      expect(Object.keys(line)).toEqual(['item', 'location', 'start', 'end', 'element', 'text', 'confidence', 'why'])
    expect(lines.filter(({ item }) => item === 'letters/note.txt')).toMatchObject([
      { element: 'name', text: 'Maria Lopez', start: 9, end: 20, location: 'span=9-20' },
      { element: 'hkid', text: 'A123456(3)' },
    ])
    expect(lines.filter(({ item }) => item === 'list.csv')).toMatchObject([
      { element: 'name', text: 'Chan Tai Man', location: 'row=2;col=A' },
      { element: 'phone', text: '91234567' },
      { element: 'name', text: 'Wong Siu Ling' },
      { element: 'phone', text: '61234567' },
    ])
  })

  test('a share behind a link is read like the share itself', async () => {
    const link = join(home, 'link')
    symlinkSync(share, link)
    const { status, out, notes } = await run('--json', link)
    expect({ status, findings: out.length, notes }).toEqual({ status: 0, findings: 6, notes: [] })
  })

  test('a table to read, with totals', async () => {
    const { out } = await run(share)
    const text = out.join('\n')
    expect(text).toContain('letters/note.txt')
    expect(text).toMatch(/6 findings of 3 kinds in 2 files, 0 gaps/)
    expect(text).toMatch(/name +3/)
  })
})

test('the text of a scanned report is read too', async () => {
  const world = join(home, 'world')
  await makeWorld({ patients: 60, mix: 'gb', seed: 3, out: world })
  const { out, notes } = await run('--json', join(world, 'leak', 'shares', 'scans', 'SCAN_0001.pdf'))
  expect(notes).toEqual([])
  const found = out.map((line) => JSON.parse(line) as { element: string; item: string })
  expect(found.map(({ element }) => element)).toEqual(expect.arrayContaining(['name', 'date-of-birth']))
  expect(new Set(found.map(({ item }) => item))).toEqual(new Set(['SCAN_0001.pdf']))
})

test('what cannot be read is named and counted', async () => {
  const path = join(home, 'empty.txt')
  writeFileSync(path, '')
  const { notes, out } = await run(path)
  expect(notes.join('\n')).toMatch(/empty\.txt: empty/)
  expect(out.join('\n')).toContain('1 gaps')
})

test('wrong use is told', async () => {
  await expect(run()).rejects.toThrow(Problem)
  await expect(run(join(home, 'nowhere'))).rejects.toThrow(/no /i)
})
