import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import yauzl from 'yauzl'
import { verifyProof } from '../../../base/ledger/index.ts'
import { act } from '../../../test/act.ts'
import { root } from '../../../test/cordon.ts'
import { type Clinic, openClinic } from '../../../test/deadline-clinic.ts'
import { type Caller, decideApproval, perform } from '../../access/index.ts'
import { actionsByName } from '../../actions.ts'
import { openProofPack } from './open-proof-pack.ts'

const home = mkdtempSync(join(tmpdir(), 'cordon-pack-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('a regulator asks for proof', () => {
  let clinic: Clinic
  let dora: Caller
  let case_id: string
  let vkey: string
  beforeAll(async () => {
    clinic = await openClinic('ireland', { title: 'Mail to Wong Mei Ling', discovered: '2026-03-01' })
    case_id = clinic.caseId
    dora = await clinic.office.addPerson('Dora Kelly')
    await clinic.count({ residents: { IE: 400 } })
    await clinic.judge('risk', 'high', { reason: 'Diagnosis of Wong Mei Ling' })
    const { deadline_id, version } = await clinic.find('eu-gdpr-authority')
    await act(
      clinic.office,
      'mark-done',
      { case_id, deadline_id, version, proof: 'Told Mr Byrne by phone' },
      clinic.ben,
    )
    // Other cases and sign-ins lie between the entries of ours.
    await act(clinic.office, 'open-incident', { title: 'Another one', vectors: ['insider'] }, clinic.ada)
    vkey = clinic.office.log.vkey
    clinic.office.jobs.work({ lanes: 1, pollMs: 10, only: ({ name }) => name.endsWith('proof-pack') })
  })
  afterAll(() => clinic?.office.close())

  const list = async () => (await act(clinic.office, 'list-proof-packs', { case_id }, clinic.ben)).packs
  async function ready(pack_id: string) {
    for (;;) {
      const found = (await list()).find((one) => one.pack_id === pack_id)!
      if (found.state === 'ready') return found
      await wait(20)
    }
  }
  async function fetch(pack_id: string): Promise<string> {
    const { download_id } = await act(clinic.office, 'download-proof-pack', { case_id, pack_id }, clinic.ben)
    const pack = await openProofPack(clinic.office, clinic.ben, case_id, download_id)
    const pieces: Uint8Array[] = []
    for await (const piece of pack.pieces()) pieces.push(piece)
    await pack.close()
    const path = join(home, pack.fileName)
    writeFileSync(path, Buffer.concat(pieces))
    return path
  }
  async function filesIn(path: string): Promise<Map<string, string>> {
    const zip = await yauzl.openPromise(path, { autoClose: false })
    const files = new Map<string, string>()
    for await (const entry of zip.eachEntry()) {
      const pieces: Uint8Array[] = []
      for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece)
      files.set(entry.fileName, Buffer.concat(pieces).toString())
    }
    zip.close()
    return files
  }
  const kinds = () => clinic.office.recorder.kinds

  let path: string
  test('a pack is made, and an outsider finds nothing wrong with it: every entry, none left out, every file', async () => {
    const { pack_id } = await act(clinic.office, 'make-proof-pack', { case_id }, clinic.ben)
    const made = await ready(pack_id)
    path = await fetch(pack_id)
    expect(made.sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'))
    const answer = await verifyProof(path, { kinds: kinds(), vkey })
    expect(answer.wrong).toEqual([])
    expect(answer.remarks).toEqual([])
    expect(answer.checked.join('\n')).toMatch(/all entries of the case up to/)
    const ours = (await clinic.office.entries()).filter((entry) => entry.case_id === case_id)
    expect(made.entries).toBeGreaterThan(20)
    expect(made.entries).toBeLessThanOrEqual(ours.length)
  })

  test('the command says so too, with no database and no key', () => {
    const said = execFileSync(process.execPath, [join(root, 'apps/cli/main.ts'), 'verify', path, '--key', vkey], {
      cwd: home,
      encoding: 'utf8',
    })
    expect(said).toContain('nothing is wrong')
  })

  test('there is nobody in it: no name, no title, no reason, no proof in words', async () => {
    const files = await filesIn(path)
    expect([...files.keys()].sort()).toEqual([
      ...['README.txt', 'case.json', 'decisions.json', 'duties.json', 'register.json', 'results.json'],
      ...['slice/checkpoint', 'slice/entries.jsonl', 'slice/vkey'],
    ])
    const all = [...files.values()].join('\n')
    for (const word of ['Wong', 'Byrne', 'Ada', 'Ben', 'Another one', 'Diagnosis of', clinic.ben.accountId, case_id])
      expect(all.includes(word), word).toBe(false)
    const duties = JSON.parse(files.get('duties.json')!) as { duty: string; done: unknown }[]
    expect(duties.find(({ duty }) => duty === 'eu-gdpr-authority')!.done).toEqual({
      at: '2026-03-02T01:00:00.000Z',
      proof: 'words',
    })
    expect(JSON.parse(files.get('register.json')!).now).toMatchObject({ least: 400 })
  })

  test('changed on the way, it is found out; so is one that another office made up', async () => {
    const bytes = readFileSync(path)
    for (let at = 100; at < bytes.length; at += Math.ceil(bytes.length / 60)) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= 0x40
      const bad = join(home, 'changed.zip')
      writeFileSync(bad, changed)
      const wrong = await verifyProof(bad, { kinds: kinds(), vkey }).then(
        (answer) => answer.wrong.length > 0,
        (cause: { code?: string }) => cause.code === 'LEDGER_MISSING',
      )
      // Some bytes of a ZIP mean nothing: times, flags. Then what is in it must be the same.
      if (!wrong) expect(await filesIn(bad)).toEqual(await filesIn(path))
    }
    expect((await verifyProof(path, { vkey: `${vkey.slice(0, -8)}AAAAAAA=` })).wrong.length).toBeGreaterThan(0)
  })

  test('with what people typed only if a second person agrees; then it stands there, privileged matter never', async () => {
    const asked = await perform(
      clinic.office,
      actionsByName.get('make-proof-pack-with-words')!,
      { case_id },
      clinic.ben,
    )
    if (asked.state !== 'waiting') throw new Error('it did not wait')
    const second = await clinic.office.addPerson('Fay Lo', 'auditor')
    await clinic.office.store.transaction({ person: clinic.ada.accountId }, (trx) =>
      trx.insertInto('memberships').values({ case_id, person_id: second.accountId, role: 'auditor' }).execute(),
    )
    await decideApproval(clinic.office, actionsByName, asked.approval, 'approve', second)
    const [newest] = await list()
    await ready(newest!.pack_id)
    const files = await filesIn(await fetch(newest!.pack_id))
    expect(files.get('case.json')).toContain('Mail to Wong Mei Ling')
    expect(files.get('duties.json')).toContain('Told Mr Byrne by phone')
    expect(files.get('README.txt')).toContain('WITH the words')
  })

  test('who may not is refused; a leave is one person’s, and over after ten minutes', async () => {
    await expect(act(clinic.office, 'make-proof-pack', { case_id }, clinic.ada)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    const { pack_id } = (await list())[0]!
    const { download_id } = await act(clinic.office, 'download-proof-pack', { case_id, pack_id }, clinic.ben)
    for (const who of [clinic.ada, dora])
      await expect(openProofPack(clinic.office, who, case_id, download_id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    clinic.office.clock.set('2026-03-02T09:11:00+08:00')
    await expect(openProofPack(clinic.office, clinic.ben, case_id, download_id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('a pack that no job has closed yet is closed by whoever fetches it first, once', async () => {
    const { pack_id } = await act(clinic.office, 'make-proof-pack', { case_id }, clinic.ben)
    while ((await list())[0]!.state === 'making') await wait(20)
    const paths = await Promise.all([fetch(pack_id), fetch(pack_id)])
    const { wrong } = await verifyProof(paths[0]!, { kinds: kinds(), vkey })
    expect(wrong).toEqual([])
    expect((await ready(pack_id)).sha256).toBe(createHash('sha256').update(readFileSync(paths[1]!)).digest('hex'))
  })
})
