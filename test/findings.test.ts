import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, decideApproval, perform } from '../office/access/index.ts'
import { actionsByName } from '../office/actions.ts'
import type { ActionName, InputOf, OutputOf } from '../office/client-types.ts'
import { appendUpload, openExport } from '../office/findings/index.ts'
import { officeJobs } from '../office/jobs.ts'
import { makeWorld } from '../worlds/index.ts'
import { cordon, temporaryFolder } from './cordon.ts'
import { openTestOffice, type TestOffice } from './test-office.ts'

/** From a leak on the server's disk to a register in the office, and the same register as the command makes. */
const folder = temporaryFolder('findings')
const world = join(folder, 'world')

describe('a case with evidence', () => {
  let office: TestOffice
  let ada: Caller
  let ben: Caller
  let rita: Caller
  let case_id: string

  beforeAll(async () => {
    await makeWorld({ patients: 150, mix: 'hk', seed: 5, out: world })
    office = await openTestOffice({ jobs: officeJobs })
    office.places.evidence = [folder]
    ada = await office.addPerson('Ada Fong', 'administrator', 'incident-manager')
    ben = await office.addPerson('Ben Ho', 'privacy-officer')
    await act('change-provider', { text: readFileSync(join(world, 'provider.yaml'), 'utf8'), version: 0 })
    rita = await office.addPerson('Rita Mok', 'privacy-officer')
    const { case_id: id } = await act<{ case_id: string }>('open-incident', {
      vectors: ['malware'],
      title: 'Files renamed overnight',
    })
    case_id = id
    office.jobs.work({ pollMs: 20, lanes: 1 })
  })
  afterAll(() => office?.close())

  async function act<T>(name: string, input: object, caller = ada): Promise<T> {
    const outcome = await perform(office, actionsByName.get(name)!, input, caller)
    if (outcome.state !== 'done') throw new Error(`${name} waits for a second person`)
    return outcome.output as T
  }

  /** As `act`, with the types of the action. */
  const ask = <Name extends ActionName>(name: Name, input: InputOf<Name>, who: Caller) =>
    act<OutputOf<Name>>(name, input, who)

  async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
    for (;;) {
      const seen = await look()
      if (seen !== undefined) return seen
      await wait(100)
    }
  }

  const ready = () =>
    until(async () => {
      const { sources } = await act<{ sources: { state: string }[] }>('list-sources', { case_id })
      return sources.some(({ state }) => state === 'waiting') ? undefined : sources
    })

  interface Run {
    state: string
    failure?: string
    parts: number
    parts_done: number
    items_done: number
    current: boolean
    counts: { people: Record<string, number>; elements: Record<string, number> }
  }
  const ended = () =>
    until(async () => {
      const { runs } = await act<{ runs: Run[] }>('list-runs', { case_id })
      return ['done', 'failed', 'stopped'].includes(runs[0]!.state) ? runs[0] : undefined
    })

  test('a folder that nobody allowed, and a path that climbs, are refused', async () => {
    symlinkSync('/etc', join(folder, 'way-out'))
    for (const path of ['/etc', `${folder}/../etc`, join(folder, 'way-out'), join(folder, 'way-out/ssl')])
      await expect(act('attach-folder', { case_id, label: 'x', purpose: 'evidence', path })).rejects.toMatchObject({
        code: 'INPUT_INVALID',
      })
    await expect(act('start-run', { case_id })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  test('an upload that breaks goes on where it stopped, and is refused where it does not follow', async () => {
    const roster = readFileSync(join(world, 'roster.csv'))
    const { upload_id } = await act<{ upload_id: string }>('begin-upload', {
      case_id,
      name: '../roster.csv',
      bytes: roster.length,
    })
    const send = (offset: number, body: Iterable<Uint8Array>) =>
      appendUpload(office, ada, { caseId: case_id, uploadId: upload_id, offset }, body)
    await send(0, [roster.subarray(0, 1000)])
    const broken = (function* () {
      yield roster.subarray(1000, 1500)
      throw new Error('the line is dead')
    })()
    await expect(send(1000, broken)).rejects.toThrow('the line is dead')
    await expect(send(1500, [roster.subarray(1500)])).rejects.toMatchObject({ code: 'UPLOAD_OFFSET' })
    await expect(send(1000, [roster, roster])).rejects.toMatchObject({ code: 'UPLOAD_OFFSET' })
    await expect(
      act('attach-uploads', { case_id, label: 'r', purpose: 'roster', upload_ids: [upload_id] }),
    ).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
    expect(await act('read-upload', { case_id, upload_id })).toMatchObject({ received: 1000, whole: false })
    expect(await send(1000, [roster.subarray(1000)])).toEqual({ received: roster.length, whole: true })
    await act('attach-uploads', { case_id, label: 'Patient index', purpose: 'roster', upload_ids: [upload_id] })
  })

  test('the evidence is read in parts, and the register is that of the command', async () => {
    const path = join(world, 'leak')
    await act('attach-folder', { case_id, label: 'leak', purpose: 'evidence', path })
    expect(await ready()).toMatchObject([{ state: 'ready' }, { state: 'ready', from: 'folder' }])
    await act('start-run', { case_id })
    await expect(act('start-run', { case_id })).rejects.toMatchObject({ code: 'RUN_BUSY' })
    const run = await ended()
    expect(run).toMatchObject({ state: 'done', current: true, parts_done: run.parts })

    const ran = await cordon(
      ...['scope', path, '--roster', join(world, 'roster.csv'), '--provider', join(world, 'provider.yaml')],
      ...['--no-letters', '--as-of', '2026-03-02T09:00:00+08:00', '--out', join(folder, 'command')],
    )
    expect(ran.stderr).not.toMatch(/error/)
    const summary = JSON.parse(readFileSync(join(folder, 'command', 'summary.json'), 'utf8'))
    expect(run.counts.people).toEqual(summary.people)
    expect(run.counts.elements).toEqual(summary.elements)

    const { people } = await act<{ people: unknown }>('list-deadlines', { case_id }, ben)
    const { rotations } = await act<{ rotations: { element: string; owner?: string; task_state?: string }[] }>(
      'list-rotations',
      { case_id },
    )
    expect(rotations.find(({ owner }) => owner !== undefined)).toMatchObject({
      element: 'password',
      task_state: 'open',
    })
    expect(people, 'the end of the run has counted for the duties').toMatchObject({ least: summary.people.proven })

    const lines =
      readFileSync(join(folder, 'command', 'people.csv'), 'utf8')
        .trim()
        .split('\n').length - 1
    const rows = await office.store.read({ person: ben.accountId }, (trx) =>
      trx.selectFrom('people').select('words').where('case_id', '=', case_id).execute(),
    )
    expect(rows).toHaveLength(lines)
    const name = readFileSync(join(world, 'roster.csv'), 'utf8')
      .split('\n')[1]!
      .split(',')
      .find((cell) => /^[A-Z][a-z]/.test(cell))!
    for (const { words } of rows) expect(Buffer.from(words).includes(name)).toBe(false)
  })

  test('nothing that was opened is left in scratch, and a second run reads nothing again', async () => {
    const scratch = office.places.scratch
    const left = existsSync(scratch) ? readdirSync(scratch, { recursive: true, withFileTypes: true }) : []
    expect(left.filter((entry) => entry.isFile())).toEqual([])
    await act('start-run', { case_id })
    const again = await ended()
    expect(again).toMatchObject({ state: 'done', current: true })
  })

  test('reviewers decide about doubtful matches, a second one checks, a disagreement waits for a third look', async () => {
    const reviews = await ask('list-reviews', { case_id }, ben)
    expect(reviews.counts.total).toBeGreaterThan(2)
    expect(reviews.counts.open).toBe(reviews.counts.total)
    const { run_id } = reviews
    const [one, two, three] = reviews.next.map(({ person }) => person) as [number, number, number]
    const seen = await ask('read-review', { case_id, run_id, person: one }, ben)
    expect(seen.fields.length).toBeGreaterThan(0)
    expect(seen.candidates[0]!.fields.map(({ element }) => element)).toContain('date-of-birth')
    expect(seen.candidates[0]!.weights.at(-1)).toMatchObject({ field: 'prior' })
    const decide = (person: number, choice: object, who: Caller) =>
      ask('decide-match', { case_id, run_id, person, ...choice } as never, who)
    await decide(one, { outcome: 'same', rank: 1, reason: 'The flat is the same' }, ben)
    await decide(two, { outcome: 'none' }, ben)
    const { decision_id } = await decide(three, { outcome: 'same', rank: 1 }, ben)
    await expect(decide(one, { outcome: 'none' }, rita)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    await expect(decide(one, { outcome: 'same', rank: 1, round: 2 }, ben)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })

    const second = await ask('list-reviews', { case_id, queue: 'second' }, rita)
    expect(second.next.map(({ person }) => person).sort()).toEqual([one, two, three].sort())
    expect(await ask('read-review', { case_id, run_id, person: one }, rita)).toMatchObject({ opinions: [], hidden: 1 })
    await decide(one, { outcome: 'same', rank: 1, round: 2 }, rita)
    await decide(three, { outcome: 'none', round: 2 }, rita)
    expect((await ask('list-reviews', { case_id }, ben)).counts).toMatchObject({ decided: 2, disputed: 1, twice: 2 })
    await decide(three, { outcome: 'unsure', round: 3 }, ben)
    await expect(ask('undo-decision', { case_id, decision_id }, rita)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await ask('undo-decision', { case_id, decision_id }, ben)
    const { decisions, waiting } = await ask('list-match-decisions', { case_id }, rita)
    expect(decisions.find((each) => each.decision_id === decision_id)).toMatchObject({ undone: { by: 'Ben Ho' } })
    expect(waiting).toBe(4)
  })

  test('samples say how good it is, with intervals', async () => {
    const findings = await ask('sample-findings', { case_id, kind: 'all-findings', size: 20, seed: '2031-03-03' }, ben)
    const empty = await ask('sample-findings', { case_id, kind: 'empty-items', size: 6 }, ben)
    expect(findings.size).toBe(20)
    expect(findings.population).toBeGreaterThan(500)
    const { drawn } = await ask('read-sample', { case_id, sample_id: findings.sample_id }, rita)
    expect(drawn[0]).toMatchObject({ n: 0, element: expect.any(String), location: expect.any(String), mine: false })
    for (const { n } of drawn)
      await ask(
        'judge-finding',
        { case_id, sample_id: findings.sample_id, n, verdict: n === 3 ? 'wrong' : 'right' },
        rita,
      )
    for (let n = 0; n < empty.size; n++)
      await ask('judge-finding', { case_id, sample_id: empty.sample_id, n, verdict: n === 0 ? 'unsure' : 'right' }, ben)
    const taken = { case_id, sample_id: findings.sample_id, n: 0 }
    await ask('judge-finding', taken, rita)
    expect((await ask('read-sample', { case_id, sample_id: findings.sample_id }, rita)).drawn[0]).toMatchObject({
      mine: false,
    })
    await ask('judge-finding', { ...taken, verdict: 'right' }, rita)
    const again = { case_id, sample_id: findings.sample_id, n: 0, verdict: 'wrong' } as const
    await expect(ask('judge-finding', again, ben)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    const more = await ask('sample-findings', { case_id, kind: 'all-findings', size: 20, seed: '2031-03-03' }, ben)
    const second = await ask('read-sample', { case_id, sample_id: more.sample_id }, ben)
    const key = ({ person, element, item }: (typeof drawn)[number]) => `${person} ${element} ${item}`
    expect(second.drawn.map(key).filter((one) => drawn.map(key).includes(one))).toEqual([])
    expect((await ask('list-samples', { case_id }, ben)).samples.map(({ judged }) => judged)).toEqual([
      0,
      empty.size,
      20,
    ])

    const quality = await ask('review-quality', { case_id }, ada)
    expect(quality.precision['all-findings']).toMatchObject({
      drawn: 40,
      right: 19,
      wrong: 1,
      estimate: { share: 0.95 },
    })
    expect(quality.precision['all-findings'].estimate!.low).toBeCloseTo(0.7639, 3)
    expect(quality.recall).toMatchObject({ wrong: 0, unsure: 1, estimate: { share: 1, high: 1 } })
    expect(quality.recall.estimate!.low).toBeLessThan(1)
    expect(quality.agreement).toMatchObject({ pairs: 1, same: 1 })
  })

  test('the items of the evidence are a tree with states and gaps; every finding of it is counted', async () => {
    const top = await ask('list-items', { case_id }, ben)
    expect(top.inside.items).toBeGreaterThan(20)
    const folder = top.entries.find(({ below }) => below !== undefined)!
    const inner = await ask('list-items', { case_id, below: folder.below! }, ben)
    expect(inner.inside).toEqual(folder.inside)
    const unread = await ask('list-items', { case_id, state: ['encrypted', 'damaged', 'unsupported'] }, ben)
    expect(unread.matching).toBe(unread.entries.length)
    expect(unread.entries[0]!.item!.gaps[0]!.reason).toMatch(/\w/)
    await expect(ask('list-items', { case_id }, ada)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })

  test('a finding is followed to its place in the evidence: masked, and in clear as an act of its own', async () => {
    const { people, run_id } = await ask('list-people', { case_id, outcome: ['linked'], limit: 20 }, ben)
    const page = await ask('read-person', { case_id, run_id, person: people[0]!.person }, ben)
    const places = [...new Map(page.seen.map((place) => [place.item.replace(/.*\./, ''), place])).values()].slice(0, 5)
    for (const { item, location, element } of places) {
      const masked = await ask('read-item', { case_id, run_id, item, location }, ben)
      expect(masked.target, `${item} ${location}`).toBeDefined()
      const clear = await ask('reveal-item', { case_id, run_id, item, location }, ben)
      expect(clear.parts).toHaveLength(masked.parts.length)
      expect(clear.parts).not.toEqual(masked.parts)
      const marks = JSON.stringify(masked.parts[masked.target!])
      expect(marks, `${item} ${location}`).toContain(`"element":"${element}"`)
    }
    const nested = (await ask('list-items', { case_id, text: '!/', with_findings: true }, ben)).entries[0]!.item!
    const inside = await ask('read-item', { case_id, run_id, item: nested.item }, ben)
    const again = await ask('list-items', { case_id, run_id, number: nested.number }, ben)
    expect(again.entries).toEqual([{ name: nested.item, item: nested }])
    await expect(ask('list-items', { case_id, run_id, number: 1_000_000 }, ben)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(inside.parts.length).toBeGreaterThan(0)
    expect(inside.unseen).toEqual([])
    const actions = (await office.entries())
      .filter(({ what }) => what === 'item.personal-read')
      .map(({ facts }) => facts['action'])
    expect(actions.filter((action) => action === 'reveal-item')).toHaveLength(places.length)
    await expect(ask('read-item', { case_id, run_id, item: 'gone.txt' }, ben)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const scratch = existsSync(office.places.scratch) ? readdirSync(office.places.scratch, { recursive: true }) : []
    expect(scratch.filter((path) => String(path).includes('view-'))).toEqual([])
  })

  test('a new run takes the decisions in and shows them as such; then they are taken back only with a reason', async () => {
    const before = await ask('count-people', { case_id }, ben)
    const { decisions } = await ask('list-match-decisions', { case_id }, ben)
    await ask('apply-decisions', { case_id }, ben)
    expect(await ended()).toMatchObject({ state: 'done', current: true })
    const after = await ask('count-people', { case_id }, ben)
    expect(before.decided).toBe(0)
    expect(after.decided).toBeGreaterThanOrEqual(1)
    const listed = await ask('list-people', { case_id, decided: true }, ben)
    const same = decisions.find(
      ({ outcome, undone, round }) => outcome === 'same' && undone === undefined && round === 1,
    )!
    const person = listed.people.find(({ patient_id }) => patient_id === same.patient_id)!
    const page = await ask('read-person', { case_id, run_id: listed.run_id, person: person.person }, ben)
    expect(page).toMatchObject({ decided: true, current: true })
    expect(page.weights.length).toBeGreaterThan(1)
    expect(page.seen.length).toBeGreaterThan(0)
    await expect(ask('apply-decisions', { case_id }, ben)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    const { decision_id } = same
    await expect(ask('undo-decision', { case_id, decision_id }, ben)).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    })
    await ask('reopen-match', { case_id, decision_id, reason: 'The patient rang: it is not her' }, ben)
    expect((await ask('list-match-decisions', { case_id }, ben)).waiting).toBe(1)
  })

  test('the register goes to the forensics firm, sealed for it, once a second person agrees; it is written down', async () => {
    const { party_id } = await ask('add-party', { case_id, kind: 'forensics-firm', name: 'Deep Look Ltd' }, ben)
    const identity = await generateX25519Identity()
    const recipients = [await identityToRecipient(identity)]
    const purpose = 'To compare with what they found on the disk'
    const wanted = { case_id, party_id, purpose, recipients, files: ['people', 'exposures'] }
    const start = (input: object) => perform(office, actionsByName.get('export-register')!, input, ben)
    const mistyped = (await start({ ...wanted, recipients: [recipients[0]!.slice(0, -1)] })) as { approval: string }
    await expect(decideApproval(office, actionsByName, mistyped.approval, 'approve', rita)).rejects.toMatchObject({
      code: 'RECIPIENT_INVALID',
    })
    const { approval } = (await start(wanted)) as { approval: string }
    await expect(decideApproval(office, actionsByName, approval, 'approve', ben)).rejects.toMatchObject({
      code: 'SECOND_PERSON',
    })
    const { export_id } = (await decideApproval(office, actionsByName, approval, 'approve', rita)) as {
      export_id: string
    }
    const made = await until(async () => {
      const [newest] = (await ask('list-exports', { case_id }, ben)).exports
      return newest!.state === 'ready' ? newest! : undefined
    })
    expect(made).toMatchObject({ export_id, party_id, purpose, recipients, given: false, asked_by: 'Ben Ho' })

    const { download_id, sha256 } = await ask('download-export', { case_id, export_id, file: 'people' }, ben)
    await expect(openExport(office, rita, case_id, download_id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const file = await openExport(office, ben, case_id, download_id)
    const sealed = await bytesOf(file.pieces())
    await file.close()
    expect(sha256Of(sealed)).toBe(sha256)
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    const text = await decrypter.decrypt(sealed, 'text')
    expect(sha256Of(text)).toBe(made.files[0]!.content_sha256)
    const { total } = await ask('count-people', { case_id }, ben)
    const lines = Papa.parse<string[]>(text.trim()).data
    expect(lines).toHaveLength(total + 1)
    // No cell runs as a formula; plain numbers may have a sign.
    expect(lines.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d\s().,-]*$/.test(cell))).toEqual([])
    const [party] = (await ask('list-parties', { case_id }, ben)).parties
    expect(party!.contacts[0]!.given).toContain(sha256)
    office.clock.set('2026-03-02T09:10:01+08:00')
    await expect(openExport(office, ben, case_id, download_id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(ask('download-export', { case_id, export_id, file: 'people' }, ada)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
  })

  test('the ledger tells of it in counts and hashes', async () => {
    const whats = (await office.entries()).map(({ what }) => what)
    for (const what of [
      'source.attached',
      'source.taken-in',
      'register.run-started',
      'register.run-ended',
      'match.decided',
      'match.undone',
      'export.made',
      'export.downloaded',
    ])
      expect(whats).toContain(what)
  })
})

const sha256Of = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}
