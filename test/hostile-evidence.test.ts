import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { cordon, temporaryFolder } from './cordon.ts'

/** Evidence made to hurt: whatever lies in the folder, the run ends, every item has a state, and the honest file beside it is read. */
const folder = temporaryFolder('hostile')
const provider = join(folder, 'provider.yaml')
writeFileSync(provider, 'name: Harbour Clinic\nbased_in: HK\nroles: [data-user]\ntz: Asia/Hong_Kong\nlanguages: [en]\n')
const roster = join(folder, 'roster.csv')
writeFileSync(roster, 'patient_id,name,date_of_birth,hkid,phone\nH1,CHAN Tai Man,1976-03-02,A123456(3),91234567\n')
const honest = 'patient_id,name,date_of_birth,hkid,diagnosis\nH1,CHAN Tai Man,1976-03-02,A123456(3),asthma\n'

interface Row {
  item: string
  state: string
  reason: string
}

async function scope(
  leak: string,
  out: string,
): Promise<{ items: Row[]; people: string; status: number | null; stderr: string }> {
  const { status, stderr } = await cordon(
    'scope',
    leak,
    '--roster',
    roster,
    '--provider',
    provider,
    '--out',
    out,
    '--no-letters',
    '--workers',
    '2',
  )
  const read = (file: string): string => (existsSync(join(out, file)) ? readFileSync(join(out, file), 'utf8') : '')
  return {
    items: Papa.parse<Row>(read('items.csv'), { header: true, skipEmptyLines: true }).data,
    people: read('people.csv'),
    status,
    stderr,
  }
}

function leakWith(name: string): string {
  const leak = join(folder, name)
  mkdirSync(leak)
  writeFileSync(join(leak, 'patients.csv'), honest)
  return leak
}

const stateOf = (items: Row[], item: string): string | undefined => items.find((row) => row.item === item)?.state

test('bombs, traversal, loops and locked folders each end in a state, and Mr Chan is found all the same', async () => {
  const leak = leakWith('leak')
  writeFileSync(join(leak, 'bomb.gz'), gzipSync(Buffer.alloc(64 << 20), { level: 9 }))
  writeFileSync(join(leak, 'empty.docx'), '')
  writeFileSync(join(leak, 'noise.xlsx'), Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251)))
  writeFileSync(join(leak, 'deep.json'), '['.repeat(200_000))
  writeFileSync(
    join(leak, 'laugh.xml'),
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>',
  )
  symlinkSync('/etc/passwd', join(leak, 'passwd'))
  symlinkSync(leak, join(leak, 'loop'))
  const tar = join(folder, 'traversal.tar')
  execFileSync('tar', ['-C', folder, '-cPf', tar, '--transform', 's,roster.csv,../../../../escaped.csv,', 'roster.csv'])
  writeFileSync(join(leak, 'traversal.tar'), readFileSync(tar))
  const { items, people, status } = await scope(leak, join(folder, 'case'))
  expect(status).toBe(0)
  expect(people).toContain(',H1,linked,')
  expect(stateOf(items, 'bomb.gz')).toMatch(/too-large|partial/)
  expect(stateOf(items, 'empty.docx')).toBe('empty')
  expect(stateOf(items, 'noise.xlsx')).toMatch(/unsupported|damaged/)
  expect(stateOf(items, 'deep.json')).toMatch(/partial|damaged|read/)
  expect(stateOf(items, 'passwd')).toBe('unsupported')
  expect(stateOf(items, 'loop')).toBeUndefined() // what it leads to is read at its own place
  expect(items.filter(({ item }) => item.startsWith('traversal.tar!/')).map(({ item }) => item)).toEqual([
    expect.not.stringContaining('..'),
  ])
  expect(existsSync(join(folder, '..', 'escaped.csv'))).toBe(false)
  for (const { item, state } of items)
    expect([item, state]).toEqual([
      item,
      expect.stringMatching(/^(read|partial|encrypted|damaged|unsupported|too-large|too-nested|empty)$/),
    ])
})

test('a long file of one single line is read with its people, in bounded memory', async () => {
  const leak = leakWith('one-line')
  const file = openSync(join(leak, 'one-line.txt'), 'w')
  const piece = Buffer.from('lorem ipsum dolor sit amet '.repeat(40_000))
  for (let at = 0; at < 60; at++) writeSync(file, piece)
  writeSync(file, 'Patient: CHAN Tai Man, HKID A123456(3), seen on 3 May. ')
  closeSync(file)
  const { items, people, status } = await scope(leak, join(folder, 'one-line-case'))
  expect(status).toBe(0)
  expect(statSync(join(leak, 'one-line.txt')).size).toBeGreaterThan(60 << 20)
  expect(stateOf(items, 'one-line.txt')).toBe('read')
  expect(people).toContain(',H1,linked,')
})

test.skipIf(process.getuid?.() === 0)(
  'a folder that may not be opened is a gap (skipped for root, who may open everything)',
  async () => {
    const leak = leakWith('locked')
    mkdirSync(join(leak, 'secret'))
    chmodSync(join(leak, 'secret'), 0)
    const { items } = await scope(leak, join(folder, 'locked-case'))
    chmodSync(join(leak, 'secret'), 0o700)
    expect(stateOf(items, 'secret/')).toBe('damaged')
  },
)

describe('a full disk', () => {
  const mount = join(folder, 'small-disk')
  let mounted = false
  try {
    mkdirSync(mount)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=600k', 'tmpfs', mount], { stdio: 'ignore' })
    mounted = true
  } catch {
    // Only root may mount; the test then says that it is skipped.
  }

  test.skipIf(!mounted)(
    'says so, loses nothing, and the same command goes on when there is room (skipped where no small disk can be mounted)',
    async () => {
      const leak = leakWith('large')
      for (let at = 0; at < 4000; at++)
        appendFileSync(
          join(leak, 'patients.csv'),
          `X${at},PERSON ${at},1980-01-${String((at % 28) + 1).padStart(2, '0')},,asthma\n`,
        )
      try {
        const full = await scope(leak, join(mount, 'case'))
        expect(full.status).toBe(1)
        expect(full.stderr).toMatch(
          /^error DISK_FULL: The disk is full while writing .* it goes on where it stopped\.$/m,
        )
        execFileSync('mount', ['-o', 'remount,size=64m', mount])
        const again = await scope(leak, join(mount, 'case'))
        expect(again.status).toBe(0)
        expect(again.people).toContain(',H1,linked,')
      } finally {
        execFileSync('umount', ['-l', mount])
      }
    },
  )
})
