import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeWorld, scoreWorld } from '../worlds/index.ts'
import { cordon, registerHash, startCordon, temporaryFolder } from './cordon.ts'

/**
 * The main job end to end, as a user runs it: a small synthetic clinic and its stolen files go in, people, duties and letters come
 * out, the same ones however the work is cut up.
 */
const folder = temporaryFolder('chain')
const world = join(folder, 'world')
const asOf = '2026-11-25T09:00:00+08:00'
const scope = (out: string, leak = join(world, 'leak'), ...more: string[]): string[] => [
  'scope',
  leak,
  '--roster',
  join(world, 'roster.csv'),
  '--provider',
  join(world, 'provider.yaml'),
  '--as-of',
  asOf,
  '--out',
  join(folder, out),
  ...more,
]

beforeAll(async () => {
  await makeWorld({ patients: 200, mix: 'hk', seed: 7, out: world })
})

describe('one run', () => {
  beforeAll(async () => {
    const ran = await cordon(...scope('first'))
    expect(ran.stderr).not.toMatch(/error/)
    expect(ran.status).toBe(0)
  })

  test('finds the people and what was taken of each, and hardly anything that is not so', async () => {
    const score = await scoreWorld(world, join(folder, 'first'))
    expect(score.recall.share).toBeGreaterThanOrEqual(0.99)
    expect(score.wrongPersons.hits).toBe(0)
    expect(score.elementRecall.share).toBeGreaterThanOrEqual(0.97)
    expect(score.elementPrecision.share).toBeGreaterThanOrEqual(0.98)
    expect(score.outsidersLinked.hits).toBe(0)
  })

  test('every item ends in one state, and the counts of the summary are those of the lists', () => {
    const lines = (file: string): number =>
      readFileSync(join(folder, 'first', file), 'utf8')
        .trim()
        .split('\n').length - 1
    const summary = JSON.parse(readFileSync(join(folder, 'first', 'summary.json'), 'utf8'))
    const { total, read, partial, unread } = summary.items
    expect(total).toBe(lines('items.csv'))
    expect(read + partial + unread).toBe(total)
    expect(summary.gaps).toBe(lines('gaps.csv'))
    expect(summary.people.linked + summary.people.ambiguous + summary.people.unlisted).toBe(lines('people.csv'))
    expect(Object.values(summary.harm).reduce((sum, count) => Number(sum) + Number(count), 0)).toBe(
      summary.people.proven,
    )
  })

  test('a letter waits for every patient, names no sensitive word, and is not a scratch file left behind', () => {
    const people = readFileSync(join(folder, 'first', 'people.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
    const linked = people.filter((line) => line.includes(',linked,')).map((line) => line.split(',')[0])
    const letters = readdirSync(join(folder, 'first', 'letters', '000'))
    for (const person of linked) expect(letters).toContain(`${person}.txt`)
    expect(readdirSync(join(folder, 'first', 'work'))).not.toContain('spool')
    for (const letter of letters)
      expect(readFileSync(join(folder, 'first', 'letters', '000', letter), 'utf8')).not.toMatch(/HIV|undefined|\{\{/)
  })

  test('the ledger accounts for every result, sees a changed one, and the folder is closed to others', async () => {
    const sound = await cordon('verify', join(folder, 'first'))
    expect(sound.status).toBe(0)
    expect(sound.stdout).toContain('nothing is wrong')
    cpSync(join(folder, 'first'), join(folder, 'tampered'), { recursive: true })
    appendFileSync(join(folder, 'tampered', 'people.csv'), 'P999999,,linked\n')
    const changed = await cordon('verify', join(folder, 'tampered'))
    expect(changed.status).toBe(1)
    expect(changed.stdout).toContain('people.csv is not the file that this run wrote')
    expect(statSync(join(folder, 'first')).mode & 0o077).toBe(0)
  })

  test('the tables open as Parquet', async () => {
    const { DuckDBInstance } = await import('@duckdb/node-api')
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const sql = `SELECT count(*)::INTEGER FROM '${join(folder, 'first', 'tables', 'findings.parquet')}' JOIN '${join(folder, 'first', 'tables', 'places.parquet')}' USING (place)`
    const rows = await (await connection.run(sql)).getRows()
    expect(Number(rows[0]![0])).toBeGreaterThan(1000)
  })
})

describe('the same evidence gives the same register', () => {
  let expected = ''
  beforeAll(async () => {
    expect((await cordon(...scope('two'))).status).toBe(0)
    expected = registerHash(join(folder, 'two'))
  })

  test('with one reader, with three, and with the files in another order on disk', async () => {
    expect((await cordon(...scope('one', undefined, '--workers', '1', '--no-letters'))).status).toBe(0)
    expect(registerHash(join(folder, 'one'))).toBe(expected)
    const shuffled = join(folder, 'shuffled', 'leak')
    mkdirSync(shuffled, { recursive: true })
    for (const name of readdirSync(join(world, 'leak')).reverse())
      cpSync(join(world, 'leak', name), join(shuffled, name), { recursive: true })
    expect((await cordon(...scope('three', shuffled, '--workers', '3', '--no-letters'))).status).toBe(0)
    expect(registerHash(join(folder, 'three'))).toBe(expected)
  })

  test('killed at five moments and run again, it goes on and ends with the same register', async () => {
    for (const milliseconds of [300, 900, 1500, 2200, 3000]) {
      const { child, ended } = startCordon(...scope('killed', undefined, '--no-letters'))
      await wait(milliseconds)
      child.kill('SIGKILL')
      await ended
    }
    const ran = await cordon(...scope('killed', undefined, '--no-letters'))
    expect(ran.status).toBe(0)
    expect(registerHash(join(folder, 'killed'))).toBe(expected)
  })

  test('Ctrl-C stops cleanly, says how to go on, and loses nothing', async () => {
    const { child, ended } = startCordon(...scope('stopped', undefined, '--no-letters'))
    await wait(1500)
    child.kill('SIGINT')
    const { status, stderr } = await ended
    if (status !== 0) {
      expect(status).toBe(130)
      expect(stderr).toContain(
        'error INTERRUPTED: Stopped. What was read so far is kept. Run the same command again to go on.',
      )
    }
    expect((await cordon(...scope('stopped', undefined, '--no-letters'))).status).toBe(0)
    expect(registerHash(join(folder, 'stopped'))).toBe(expected)
  })
})

describe('bad input gets a clear error and loses nothing', () => {
  const fails = async (args: string[], line: RegExp): Promise<void> => {
    const { status, stderr } = await cordon(...args)
    expect(stderr.trim()).toMatch(line)
    expect(status).toBe(1)
  }

  test('a missing source, roster or provider', async () => {
    await fails(
      scope('bad', join(world, 'nothing')),
      /^error SOURCE_MISSING: There is no .*nothing\. Check the path of the source\.$/,
    )
    const args = scope('bad')
    args[3] = join(world, 'no-roster.csv')
    await fails(args, /^error ROSTER_MISSING: /)
    const others = scope('bad')
    others[5] = join(world, 'no-provider.yaml')
    await fails(others, /^error PROVIDER_INVALID: .* cannot be read \(ENOENT\)/)
  })

  test('an empty roster, one with the same number twice, one without names', async () => {
    const roster = join(folder, 'roster.csv')
    const args = scope('bad')
    args[3] = roster
    writeFileSync(roster, 'patient_id,name\n')
    await fails(args, /^error ROSTER_EMPTY: /)
    writeFileSync(roster, 'patient_id,name,date_of_birth\n7,Chan Tai Man,1976-03-02\n7,Lee Siu Fong,1980-01-01\n')
    await fails(args, /^error ROSTER_DUPLICATE_IDS: .*\b7\b.*line 2.*line 3/)
    writeFileSync(roster, 'colour,size\nred,7\nblue,8\n')
    await fails(args, /^error ROSTER_UNREADABLE: /)
  })

  test('a provider.yaml with a wrong key says which', async () => {
    const provider = join(folder, 'provider.yaml')
    const args = scope('bad')
    args[5] = provider
    writeFileSync(provider, 'name: Harbour\nbased_in: Hong Kong\nroles: [data-user]\ntz: Asia/Hong_Kong\n')
    await fails(args, /^error PROVIDER_INVALID: .*: based_in must be an ISO 3166 code/)
    writeFileSync(provider, 'name: Harbour\nbased_in: HK\nroles: [data-user]\ntz: Asia/Kowloon\n')
    await fails(args, /: tz must be a time zone/)
    writeFileSync(provider, 'name: Harbour\nbased_in: HK\nroles: [data-user]\ntz: Asia/Hong_Kong\nphone: 123\n')
    await fails(args, /: there is no key "phone"/)
  })

  test('a case folder that another run is writing is left alone', async () => {
    const out = join(folder, 'held')
    mkdirSync(join(out, 'work'), { recursive: true })
    writeFileSync(join(out, 'work', 'in-use'), String(process.pid))
    await fails(scope('held'), /^error CASE_FOLDER_IN_USE: /)
    renameSync(join(out, 'work', 'in-use'), join(out, 'work', 'was-in-use'))
  })
})
