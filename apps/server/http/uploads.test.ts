import { createHash, randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actions } from '../../../office/actions.ts'
import { uploadPieces } from '../../../office/findings/uploads/upload-pieces.ts'
import { vaultOf } from '../../../office/findings/vault-of.ts'
import { openTestServer, send, type TestServer, type Visitor } from '../../../test/test-server.ts'

describe('evidence goes up in parts', () => {
  let server: TestServer
  let ada: Visitor
  let case_id: string
  const file = randomBytes(300_000)

  beforeAll(async () => {
    server = await openTestServer({ actions })
    ada = await server.signIn('Ada Fong', 'incident-manager')
    const incident = { title: 'Leaked folder', vectors: ['malware'] }
    const opened = await ada.post('/api/open-incident', incident)
    expect(opened.status, opened.text).toBe(200)
    case_id = opened.body.case_id
  })
  afterAll(() => server?.close())

  const begin = async (bytes: number) =>
    (await ada.post('/api/begin-upload', { case_id, name: 'dump/billing.xlsx', bytes })).body.upload_id as string
  const put = (upload: string, from: number, bytes: Uint8Array, who = ada, more: Record<string, string> = {}) => {
    const { origin } = server.http.parts.place()
    const own = { host: new URL(origin).host, origin, cookie: who.cookie, 'x-cordon': '1' }
    const headers = { ...own, 'content-type': 'application/octet-stream', 'upload-offset': String(from), ...more }
    return send(new URL(`/api/cases/${case_id}/uploads/${upload}`, server.url), 'PUT', headers, bytes)
  }
  const far = async (upload_id: string) => (await ada.post('/api/read-upload', { case_id, upload_id })).body

  test('part by part, sealed, and whole in the end', async () => {
    const upload = await begin(file.length)
    const half = file.length / 2
    expect((await put(upload, 0, file.subarray(0, half))).body).toEqual({ received: half, whole: false })
    const twice = await put(upload, 0, file.subarray(0, half))
    expect(twice).toMatchObject({ status: 409, body: { code: 'UPLOAD_OFFSET' } })
    expect((await put(upload, half, file.subarray(half))).body).toEqual({ received: file.length, whole: true })
    const row = await server.office.store.read({ person: ada.caller!.accountId }, (trx) =>
      trx.selectFrom('uploads').select(['parts']).where('id', '=', upload).executeTakeFirstOrThrow(),
    )
    const hash = createHash('sha256')
    for await (const piece of uploadPieces(vaultOf(server.office, case_id), upload, row.parts)) hash.update(piece)
    expect(hash.digest('hex')).toBe(createHash('sha256').update(file).digest('hex'))
    const attached = await ada.post('/api/attach-uploads', {
      ...{ case_id, label: 'Billing', purpose: 'evidence' },
      upload_ids: [upload],
    })
    expect(attached.status, attached.text).toBe(200)
  })

  test('a large part that is refused is answered, not left hanging: at the wrong place, and without a session', async () => {
    const large = randomBytes(8 << 20)
    const upload = await begin(large.length * 2)
    expect(await put(upload, 7, large)).toMatchObject({ status: 409, body: { code: 'UPLOAD_OFFSET' } })
    expect((await put(upload, 0, large, server.nobody)).status).toBe(401)
    expect((await put(upload, 0, large)).body).toEqual({ received: large.length, whole: false })
  })

  test('a connection that breaks within a part leaves nothing, and the part is sent again', async () => {
    const upload = await begin(file.length)
    const { origin } = server.http.parts.place()
    const headers = {
      ...{ host: new URL(origin).host, cookie: ada.cookie, 'x-cordon': '1', 'upload-offset': '0' },
      ...{ 'content-type': 'application/octet-stream', 'content-length': String(file.length) },
    }
    const before = server.logged.length
    const broken = request(new URL(`/api/cases/${case_id}/uploads/${upload}`, server.url), { method: 'PUT', headers })
    broken.on('error', () => {})
    const gone = new Promise<void>((done) => broken.on('close', done))
    broken.write(file.subarray(0, 100_000), () => broken.destroy())
    await gone
    // The log's line says that the server has noticed.
    while (!server.logged.slice(before).some((line) => line.includes('"PUT"'))) await new Promise(setImmediate)
    expect(server.logged.slice(before).join()).toContain('"status":499')
    expect(server.logged.slice(before).join()).not.toContain('defect')
    expect(await far(upload)).toMatchObject({ received: 0, whole: false })
    expect((await put(upload, 0, file)).body).toEqual({ received: file.length, whole: true })
  })

  test('what does not fit is refused', async () => {
    const upload = await begin(10)
    const ten = file.subarray(0, 10)
    expect(await put(upload, 0, file.subarray(0, 11))).toMatchObject({ status: 409, body: { code: 'UPLOAD_OFFSET' } })
    expect(await put(upload, 5, ten)).toMatchObject({ status: 409, body: { code: 'UPLOAD_OFFSET' } })
    const invalid = { status: 400, body: { code: 'INPUT_INVALID' } }
    expect(await put(upload, 0, ten, ada, { 'upload-offset': '-1' })).toMatchObject(invalid)
    expect(await put(upload, 0, ten, ada, { 'upload-offset': '' })).toMatchObject(invalid)
    expect(await put(upload, 0, new Uint8Array())).toMatchObject(invalid)
    expect(await put('not-an-id', 0, ten)).toMatchObject(invalid)
    expect(await put(upload, 0, ten, ada, { 'content-type': 'text/plain' })).toMatchObject({ status: 415 })
    expect(await put(upload, 0, ten, ada, { 'content-length': String((64 << 20) + 1) })).toMatchObject({ status: 413 })
    expect(await far(upload)).toEqual({ bytes: 10, received: 0, whole: false, parts: [] })
  })

  test('nobody else adds to an upload, and no other route takes a stream', async () => {
    const upload = await begin(10)
    const eve = await server.signIn('Eve Lam', 'security')
    expect(await put(upload, 0, file.subarray(0, 10), eve)).toMatchObject({
      status: 403,
      body: { code: 'NOT_ALLOWED' },
    })
    const streamed = await ada.post('/api/read-self', file, { 'content-type': 'application/octet-stream' })
    expect(streamed).toMatchObject({ status: 415, body: { code: 'NOT_JSON' } })
  })
})
