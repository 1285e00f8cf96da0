import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { directoryStore } from '../../../base/vault/index.ts'
import { actions } from '../../../office/actions.ts'
import { uploadPieces } from '../../../office/findings/uploads/upload-pieces.ts'
import { vaultOf } from '../../../office/findings/vault-of.ts'
import { temporaryFolder } from '../../../test/cordon.ts'
import { openTestServer, send, type TestServer, type Visitor } from '../../../test/test-server.ts'

/** A disk of a few megabytes; only root may mount one. */
const disk = join(temporaryFolder('full-disk'), 'small')
let mounted = false
try {
  mkdirSync(disk)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk], { stdio: 'ignore' })
  mounted = true
} catch {
  // The test says that it is skipped.
}

describe.skipIf(!mounted)(
  'vault and ledger lie on a disk that is full (skipped where no small disk can be mounted)',
  () => {
    let server: TestServer
    let ada: Visitor
    let ben: Visitor
    let case_id: string

    beforeAll(async () => {
      mkdirSync(join(disk, 'ledger-and-scratch'))
      const places = { objects: directoryStore(join(disk, 'objects')), folder: join(disk, 'ledger-and-scratch') }
      server = await openTestServer({ actions, ...places })
      ada = await server.signIn('Ada Fong', 'incident-manager')
      ben = await server.signIn('Ben Ho', 'privacy-officer')
      case_id = (await ada.post('/api/open-incident', { title: 'Leaked folder', vectors: ['malware'] })).body.case_id
    })
    afterAll(async () => {
      await server?.close()
      execFileSync('umount', ['-l', disk])
    })

    const put = (upload: string, bytes: Uint8Array) => {
      const { origin } = server.http.parts.place()
      const own = { host: new URL(origin).host, origin, cookie: ada.cookie, 'x-cordon': '1' }
      const headers = { ...own, 'content-type': 'application/octet-stream', 'upload-offset': '0' }
      return send(new URL(`/api/cases/${case_id}/uploads/${upload}`, server.url), 'PUT', headers, bytes)
    }
    const far = async (upload_id: string) => (await ada.post('/api/read-upload', { case_id, upload_id })).body
    const grow = () => execFileSync('mount', ['-o', 'remount,size=64m', disk])
    const shrinkToFull = () => {
      const { bavail, bsize } = statfsSync(disk)
      writeFileSync(join(disk, 'filler'), Buffer.alloc(bavail * bsize))
    }

    test('a part that does not fit is refused in words and leaves nothing; with room it is sent again and is whole', async () => {
      const file = randomBytes(6 << 20)
      const upload = (await ada.post('/api/begin-upload', { case_id, name: 'dump.bin', bytes: file.length })).body
        .upload_id
      const refused = await put(upload, file)
      expect(refused).toMatchObject({ status: 507, body: { code: 'DISK_FULL' } })
      expect(refused.text).not.toContain(disk)
      expect(await far(upload)).toMatchObject({ received: 0 })
      grow()
      expect((await put(upload, file)).body).toEqual({ received: file.length, whole: true })
      const { parts } = await server.office.store.read({ person: ada.caller!.accountId }, (trx) =>
        trx.selectFrom('uploads').select('parts').where('id', '=', upload).executeTakeFirstOrThrow(),
      )
      const hash = createHash('sha256')
      for await (const piece of uploadPieces(vaultOf(server.office, case_id), upload, parts)) hash.update(piece)
      expect(hash.digest('hex')).toBe(createHash('sha256').update(file).digest('hex'))
    })

    test('a ledger that cannot be written serves no personal data; reports go on, and nothing is missing afterwards', async () => {
      await server.office.log.catchUp()
      shrinkToFull()
      // Enough entries that the log needs another block of the disk.
      for (let at = 0; at < 40; at++)
        expect((await ada.post('/api/report-concern', { what: `Strange mail ${at}` })).status).toBe(200)
      await expect(server.office.log.catchUp()).rejects.toMatchObject({ code: 'DISK_FULL' })
      const refused = await ben.post('/api/list-case-concerns', { case_id })
      expect(refused).toMatchObject({ status: 503, body: { code: 'LEDGER_BLOCKED' } })
      expect((await ada.post('/api/open-incident', { title: 'Another', vectors: ['phishing'] })).status).toBe(200)
      rmSync(join(disk, 'filler'))
      await server.office.log.catchUp()
      expect((await ben.post('/api/list-case-concerns', { case_id })).status).toBe(200)
      await server.office.log.catchUp()
      const entries = await server.office.entries()
      expect(entries.filter(({ facts }) => facts['action'] === 'report-concern')).toHaveLength(40)
      expect(await server.office.log.verify()).toMatchObject({ wrong: [], checkpoint: { size: entries.length } })
    })
  },
)
