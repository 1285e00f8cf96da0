import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actions } from '../../../office/actions.ts'
import { vaultOf } from '../../../office/findings/vault-of.ts'
import { inventRegister, keepSynthetic } from '../../../test/synthetic-register.ts'
import { openTestServer, type TestServer, type Visitor } from '../../../test/test-server.ts'

describe('an export goes out', () => {
  let server: TestServer
  let ben: Visitor
  let rita: Visitor
  let case_id: string
  beforeAll(async () => {
    server = await openTestServer({ actions })
    ben = await server.signIn('Ben Ho', 'privacy-officer')
    rita = await server.signIn('Rita Mok', 'privacy-officer')
    case_id = (await ben.post('/api/open-incident', { title: 'Leaked folder', vectors: ['malware'] })).body.case_id
    const { entries } = inventRegister('hk', 2, 20)
    const run = await keepSynthetic(server.office, case_id, ben.caller!.accountId, entries)
    const csv = `person_id,name\n${entries.map(({ person, words }) => `P${person},${words.name}`).join('\n')}\n`
    await vaultOf(server.office, case_id).write(`runs/${run}/results/people`, [Buffer.from(csv)])
    server.office.jobs.work({ pollMs: 20, lanes: 1 })
  })
  afterAll(() => server?.close())

  /** Bytes as they come; `send` of the test server makes a text of them. */
  function fetchBytes(
    path: string,
    who: Visitor,
  ): Promise<{ status: number; headers: Record<string, unknown>; bytes: Buffer }> {
    const host = new URL(server.http.parts.place().origin).host
    return new Promise((done, fail) => {
      const asking = request(new URL(path, server.url), { headers: { host, cookie: who.cookie } }, (response) => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('end', () =>
          done({ status: response.statusCode!, headers: response.headers, bytes: Buffer.concat(pieces) }),
        )
      })
      asking.on('error', fail)
      asking.end()
    })
  }

  test('to the person who asked for it, whole, under a name that tells nothing', async () => {
    const { party_id } = (await ben.post('/api/add-party', { case_id, kind: 'regulator', name: 'The regulator' })).body
    const recipients = [await identityToRecipient(await generateX25519Identity())]
    const asked = await ben.post('/api/export-register', {
      ...{ case_id, party_id, recipients, purpose: 'They asked for it', files: ['people'] },
    })
    expect(asked.status).toBe(202)
    const agreed = await rita.post('/api/decide-approval', { approval: asked.body.approval, decision: 'approve' })
    const { export_id } = agreed.body.output
    while ((await ben.post('/api/list-exports', { case_id })).body.exports[0].state !== 'ready') await wait(20)
    const leave = await ben.post('/api/download-export', { case_id, export_id, file: 'people' })
    const path = `/api/cases/${case_id}/downloads/${leave.body.download_id}`
    const { status, headers, bytes } = await fetchBytes(path, ben)
    expect(status).toBe(200)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(leave.body.sha256)
    expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1')
    expect(headers).toMatchObject({
      'content-disposition': `attachment; filename="register-${export_id.slice(0, 8)}-people.csv.age"`,
      'content-length': String(leave.body.bytes),
      'cache-control': 'no-store',
    })
    expect((await fetchBytes(path, rita)).status).toBe(404)
    expect((await fetchBytes(path, server.nobody)).status).toBe(401)
  })

  test('a proof pack goes the same way, as a ZIP', async () => {
    const { pack_id } = (await ben.post('/api/make-proof-pack', { case_id })).body
    while ((await ben.post('/api/list-proof-packs', { case_id })).body.packs[0].state !== 'ready') await wait(20)
    const leave = await ben.post('/api/download-proof-pack', { case_id, pack_id })
    const path = `/api/cases/${case_id}/proofs/${leave.body.download_id}`
    const { status, headers, bytes } = await fetchBytes(path, ben)
    expect([status, headers['content-type']]).toEqual([200, 'application/zip'])
    const { sha256 } = (await ben.post('/api/list-proof-packs', { case_id })).body.packs[0]
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    expect(headers['content-disposition']).toBe(`attachment; filename="proof-INC-2026-001-${pack_id.slice(0, 8)}.zip"`)
    expect((await fetchBytes(path, rita)).status).toBe(404)
    expect((await fetchBytes(path, server.nobody)).status).toBe(401)
  })
})
