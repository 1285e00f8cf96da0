import { execFileSync } from 'node:child_process'
import { createHash, type X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clockAt } from '../../clock.ts'
import { Problem } from '../../errors.ts'
import { exportTimestamped } from '../export-checkpoint.ts'
import { someEntries, testSigner } from '../ledger.fixture.ts'
import { openLedger } from '../open-ledger.ts'
import { verifyProof } from '../verify/open-proof.ts'
import { readRoots } from './read-roots.ts'
import { requestTimestamp, timestampRequest } from './request-timestamp.ts'
import { type Answering, Authority, authorityUses, hasOpenssl, serve, serviceUses } from './tsa.fixture.ts'
import { verifyTimestamp } from './verify-timestamp.ts'

const home = mkdtempSync(join(tmpdir(), 'cordon-timestamp-'))
const ends: (() => unknown)[] = []
afterAll(async () => {
  for (const end of ends) await end()
  rmSync(home, { recursive: true })
})

const note = 'ledger.example/harbour\n5\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
const stamped = Buffer.from(note)

describe.skipIf(!hasOpenssl)(
  'with a time-stamp service of OpenSSL (skipped where its command is not installed)',
  () => {
    const authority = new Authority(join(home, 'trust'))
    let root: X509Certificate
    beforeAll(() => {
      root = authority.certify('Root', authorityUses)
      authority.certify('Between', authorityUses, 'Root')
      authority.certify('Service', serviceUses, 'Between')
      authority.certify('Plain', serviceUses, 'Root', 'rsa')
    })
    const chain = () => `certs=${authority.path('Between.pem')}`

    async function service(answering: Answering = (query) => ({ body: authority.reply(query, 'Service', chain()) })) {
      const { url, close } = await serve(answering)
      ends.push(close)
      return { url, roots: [root], fetch }
    }

    test('a checkpoint gets its time, and the request says nothing but its hash', async () => {
      let asked: Buffer = Buffer.alloc(0)
      const one = await service((query) => {
        asked = query
        return { body: authority.reply(query, 'Service', chain()) }
      })
      const { timestamp } = await requestTimestamp(note, one)
      expect(Math.abs(timestamp.at - Date.parse(new Date().toISOString()))).toBeLessThan(60_000)
      expect(timestamp).toMatchObject({ accuracyMs: 1501, policy: '1.2.3.4.1' })
      expect(timestamp.service).toBe('O=Harbour Example Trust, CN=Service')
      expect(timestamp.root).toBe('O=Harbour Example Trust, CN=Root')
      expect(asked.includes(createHash('sha256').update(stamped).digest())).toBe(true)
      expect(asked.includes('ledger.example')).toBe(false)
      expect(asked.length).toBeLessThan(80)
    })

    test('others read our request and verify what we keep', async () => {
      const file = join(home, 'kept/anchor.checkpoint')
      await exportTimestamped(note, file, await service())
      const query = join(home, 'ours.tsq')
      writeFileSync(query, timestampRequest(stamped, 2n ** 63n - 1n))
      const text = execFileSync('openssl', ['ts', '-query', '-in', query, '-text'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      expect(text).toMatch(/Hash Algorithm: sha256[\s\S]*Nonce: 0x7FFFFFFFFFFFFFFF[\s\S]*Certificate required: yes/)
      const trust = ['-CAfile', authority.path('Root.pem'), '-untrusted', authority.path('Between.pem')]
      const told = execFileSync('openssl', ['ts', '-verify', '-data', file, '-in', `${file}.tsr`, ...trust], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      expect(told).toContain('Verification: OK')
    })

    test('a ledger that went on is verified against the stamped checkpoint of before', async () => {
      const [folder, file] = [join(home, 'log'), join(home, 'log-out/kept.checkpoint')]
      const ledger = openLedger(folder, { signer: testSigner, clock: clockAt('2026-03-02T09:00:00Z') })
      ledger.append(someEntries(300))
      await exportTimestamped(ledger.checkpoint(), file, await service())
      ledger.append(someEntries(20, 300))
      ledger.close()
      const timestamp = { file: readFileSync(`${file}.tsr`), roots: [root] }
      const answer = await verifyProof(folder, { since: readFileSync(file), timestamp })
      expect(answer.wrong).toEqual([])
      expect(answer.checked.join('\n')).toMatch(/the first 300 entries were there at 20.*CN=Service.*CN=Root/)
      expect(answer.remarks.join('\n')).toContain('revoked')
      const without = await verifyProof(folder, { timestamp })
      expect(without.wrong).toMatchObject([{ what: expect.stringMatching(/made for something else; .*--since/) }])
    })

    test('a service that names its certificate the older way, or by its own key alone, is read too', () => {
      const query = timestampRequest(stamped, 7n)
      const older = authority.reply(query, 'Plain', 'ess_cert_id_alg=sha1')
      expect(verifyTimestamp(older, stamped, [root], { nonce: 7n })).toMatchObject({
        service: expect.stringContaining('Plain'),
      })
      const other = authority.reply(query, 'Plain')
      expect(verifyTimestamp(other, stamped, readRoots(authority.pem('Plain')))).toMatchObject({
        root: expect.stringContaining('Plain'),
      })
    })

    test('another checkpoint, another request, another root: each is told', async () => {
      const reply = authority.reply(timestampRequest(stamped, 7n), 'Service', chain())
      const stranger = new Authority(join(home, 'stranger')).certify('Root', authorityUses)
      expect(verifyTimestamp(reply, Buffer.from('x'), [root])).toBe('it was made for something else')
      expect(verifyTimestamp(reply, stamped, [root], { nonce: 8n })).toBe('it answers another request')
      expect(verifyTimestamp(reply, stamped, [stranger])).toMatch(/does not lead to a root/)
      expect(verifyTimestamp(reply, stamped, [])).toMatch(/does not lead to a root/)
      const incomplete = authority.reply(timestampRequest(stamped, 7n), 'Service')
      expect(verifyTimestamp(incomplete, stamped, [root])).toMatch(/does not lead to a root/)
      const certificates = readRoots(authority.pem('Between'))
      expect(verifyTimestamp(incomplete, stamped, [root], { certificates })).toMatchObject({ policy: '1.2.3.4.1' })
    })

    test('a service that fails leaves the checkpoint kept and says why', async () => {
      const cases: [Answering, RegExp][] = [
        [() => ({ status: 500, body: Buffer.from('oops') }), /status 500/],
        [() => ({ type: 'text/html', body: Buffer.from('<p>log in</p>') }), /is not a time stamp/],
        [() => ({ body: Buffer.from('nonsense') }), /it is not a time stamp/],
        [() => ({ body: Buffer.alloc(70_000) }), /too large/],
        [
          (query) => ({ body: authority.reply(query, 'Service', `${chain()}\ndigests=sha512`) }),
          /it does not know the hash/,
        ],
        [
          () => ({ body: authority.reply(timestampRequest(stamped, 1n), 'Service', chain()) }),
          /answers another request/,
        ],
        [(query) => ({ body: authority.reply(query, 'Service') }), /does not lead to a root/],
      ]
      for (const [answering, why] of cases) {
        const file = join(home, 'failed.checkpoint')
        const problem = await exportTimestamped(note, file, await service(answering)).catch((one) => one)
        expect(problem).toBeInstanceOf(Problem)
        expect(problem.code).toBe('TIMESTAMP_FAILED')
        expect(problem.message).toMatch(why)
        expect(readFileSync(file, 'utf8')).toBe(note)
      }
      const gone = await service()
      await ends.pop()!()
      await expect(requestTimestamp(note, gone)).rejects.toThrow(/does not answer/)
    })
  },
)

test('a file without certificates is no root', () => {
  for (const text of ['', 'hello', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])
    expect(() => readRoots(text)).toThrow(/root of the time-stamp service/)
})
