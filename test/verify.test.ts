import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clockAt } from '../base/clock.ts'
import { type Checkpoint, printCheckpoint, recordRun } from '../base/ledger/index.ts'
import { timestampRequest } from '../base/ledger/timestamp/request-timestamp.ts'
import { Authority, authorityUses, hasOpenssl, serviceUses } from '../base/ledger/timestamp/tsa.fixture.ts'
import { cordon, temporaryFolder } from './cordon.ts'

const home = temporaryFolder('verify')
const folder = join(home, 'case')
const ledger = join(folder, 'ledger')
const key = join(home, 'ledger.key')
const clock = clockAt('2026-03-02T09:00:00Z')
const facts = { version: '0.1.0', settings: 'ab'.repeat(32), sources: 1 }

mkdirSync(folder)
writeFileSync(join(folder, 'people.csv'), 'person_id,name\n1,Mei Example\n')
record()
const kept = join(home, 'kept.checkpoint')
cpSync(join(ledger, 'checkpoint'), kept)
record()

function record(): void {
  const run = recordRun(ledger, key, clock, facts)
  run.sources([{ path: 'leak', items: 1, bytes: 9, hashes: ['cd'.repeat(32)] }])
  run.finish({ counts: { 'people.proven': 1 }, folder, files: ['people.csv'] })
}

/** The first three lines of a checkpoint, read as anybody would. */
function parseCheckpointFile(file: string): Checkpoint {
  const [origin = '', size, root = ''] = readFileSync(file, 'utf8').split('\n')
  return { origin, size: Number(size), root: Buffer.from(root, 'base64') }
}

/** A copy of the case to do harm to. */
function copyOf(name: string): string {
  cpSync(folder, join(home, name), { recursive: true })
  return join(home, name)
}

test('the auditor checks a case that nobody has touched, against a checkpoint kept from before', async () => {
  const { status, stdout } = await cordon('verify', folder, '--since', kept, '--key', join(ledger, 'vkey'))
  expect(status).toBe(0)
  expect(stdout).toContain('6 entries')
  expect(stdout).toContain('ok        1 result file, as entry 5 states them')
  expect(stdout).toContain('ok        continuation of the earlier checkpoint at 3 entries')
  expect(stdout).toContain('Result    nothing is wrong')
  expect(stdout).not.toContain('note')
})

test('without a key or checkpoint from elsewhere it says what that cannot prove', async () => {
  const { status, stdout } = await cordon('verify', folder)
  expect(status).toBe(0)
  expect(stdout).toContain('Whoever holds the key could have rewritten it all')
})

test('a changed result file and a changed entry are named, with exit status 1', async () => {
  const spoiled = copyOf('spoiled')
  writeFileSync(join(spoiled, 'people.csv'), 'person_id,name\n')
  const bundle = join(spoiled, 'ledger/tile/entries/000.p/6')
  const bytes = readFileSync(bundle)
  bytes.write('7', bytes.indexOf('"items":1') + 8)
  writeFileSync(bundle, bytes)
  const { status, stdout } = await cordon('verify', spoiled)
  expect(status).toBe(1)
  expect(stdout).toContain('WRONG     entry 1: it is not the entry that its hash tile was made from')
  expect(stdout).toContain('WRONG     entry 5: people.csv is not the file that this run wrote')
  const json = await cordon('verify', spoiled, '--json')
  expect(json.status).toBe(1)
  expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, size: 6, wrong: [{ entry: 1 }, {}, { entry: 5 }] })
})

test('a case put back to an earlier day is found by the checkpoint that was kept', async () => {
  const later = join(home, 'later.checkpoint')
  const before = copyOf('before')
  record()
  cpSync(join(ledger, 'checkpoint'), later)
  expect((await cordon('verify', before)).status).toBe(0)
  const { status, stdout } = await cordon('verify', before, '--since', later)
  expect(status).toBe(1)
  expect(stdout).toContain('its end was cut off')
})

test('a page printed earlier is compared by eye', async () => {
  const page = printCheckpoint(parseCheckpointFile(kept))
  const { status, stdout } = await cordon('verify', folder, '--at', '3')
  expect(status).toBe(0)
  for (const line of page.trim().split('\n')) expect(stdout).toContain(line)
  const json = JSON.parse((await cordon('verify', folder, '--at', '3', '--json')).stdout)
  expect(page).toContain(json.at.phrase)
})

test.skipIf(!hasOpenssl)(
  'a time stamp says when the entries were there (skipped where OpenSSL’s command is not installed)',
  async () => {
    const authority = new Authority(join(home, 'trust'))
    authority.certify('Root', authorityUses)
    authority.certify('Service', serviceUses, 'Root')
    const stamp = join(home, 'kept.checkpoint.tsr')
    writeFileSync(stamp, authority.reply(timestampRequest(readFileSync(kept), 1n), 'Service'))
    const stamped = ['--timestamp', stamp, '--tsa-root', authority.path('Root.pem')]
    const { status, stdout } = await cordon('verify', folder, '--since', kept, ...stamped)
    expect(status).toBe(0)
    expect(stdout).toMatch(/ok {8}time stamp: the first 3 entries were there at 20.*CN=Service.*CN=Root/)
    expect(stdout).toMatch(/note {6}Whether the certificate .* was revoked/)
    const other = await cordon('verify', folder, ...stamped)
    expect(other.status).toBe(1)
    expect(other.stdout).toMatch(/WRONG {5}the time stamp does not hold: it was made for something else; .*--since/)
  },
)

test('names that a stranger chose cannot steer the terminal', async () => {
  const hostile = copyOf('hostile')
  writeFileSync(join(hostile, 'ledger', 'a\u001b[2Jb\u202e'), 'x')
  const { status, stdout } = await cordon('verify', hostile)
  expect(status).toBe(1)
  expect(stdout).toContain('a?[2Jb? does not belong')
})

test('wrong usage and missing things are told in one line', async () => {
  const told = async (...args: string[]) => {
    const { status, stderr } = await cordon('verify', ...args)
    return `${status} ${stderr.trim()}`
  }
  expect(await told()).toMatch(/^2 error USAGE: One folder or ZIP/)
  expect(await told(folder, '--key', 'nonsense')).toMatch(/^2 error USAGE: --key takes a key/)
  expect(await told(folder, '--witness', 'x')).toMatch(/^2 error USAGE: --witness needs --since/)
  expect(await told(folder, '--at', 'x')).toMatch(/^2 error USAGE: --at takes a number/)
  expect(await told(folder, '--timestamp', kept)).toMatch(/^2 error USAGE: --timestamp and --tsa-root need each other/)
  expect(await told(folder, '--timestamp', kept, '--tsa-root', kept)).toMatch(/^1 error TIMESTAMP_ROOT/)
  expect(await told(folder, '--since', join(home, 'none'))).toMatch(/^1 error SOURCE_MISSING/)
  expect(await told(join(home, 'none'))).toMatch(/^1 error LEDGER_MISSING: .* does not exist/)
})

test('the verifier needs no key: a copy without any is enough for a process that has never seen one', async () => {
  const bare = join(home, 'elsewhere')
  cpSync(ledger, bare, { recursive: true })
  const out = execFileSync(process.execPath, ['apps/cli/main.ts', 'verify', bare], { encoding: 'utf8' })
  expect(out).toContain('Only a ledger was given')
  expect(out).toContain('nothing is wrong')
})
