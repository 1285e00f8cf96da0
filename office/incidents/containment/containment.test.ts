import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import type { Bench } from '../../../test/connectors/bench.ts'
import { openKeycloakBench } from '../../../test/connectors/keycloak-bench.ts'
import { openTestOffice, type TestOffice } from '../../../test/test-office.ts'
import { type Caller, runOwnWork } from '../../access/index.ts'
import type { RotateTask } from '../connectors/rotate-task.ts'
import { carryOutJob, checkConnectorJob, dryRunJob } from './containment-jobs.ts'
import { keepRotations } from './keep-rotations.ts'

describe('somebody signs in who should not', () => {
  let office: TestOffice
  let bench: Bench
  let ada: Caller
  let ben: Caller
  let eve: Caller
  let case_id: string
  let connector_id: string

  beforeAll(async () => {
    bench = await openKeycloakBench()
    office = await openTestOffice()
    ada = await office.addPerson('Ada Fong', 'administrator', 'incident-manager')
    ben = await office.addPerson('Ben Ho', 'privacy-officer')
    eve = await office.addPerson('Eve Kwok', 'security')
    case_id = (await act(office, 'open-incident', { title: 'Sign-ins at night', vectors: ['phishing'] }, ada)).case_id
    const names = new Set([checkConnectorJob, dryRunJob, carryOutJob].map(({ name }) => name))
    office.jobs.work({ lanes: 2, pollMs: 10, only: ({ name }) => names.has(name) })
  })
  afterAll(async () => {
    await office?.close()
    await bench?.close()
  })

  const list = async () => (await act(office, 'list-containments', { case_id }, eve)).containments
  async function settled(id: string) {
    for (;;) {
      const found = (await list()).find(({ containment_id }) => containment_id === id)!
      if (found.state !== 'planning' && found.state !== 'confirmed') return found
      await wait(20)
    }
  }
  const plan = async (action: string, target: object, more: object = { connector_id }) => {
    const { containment_id } = await act(office, 'plan-containment', { case_id, action, target, ...more }, eve)
    return settled(containment_id)
  }
  const confirm = async ({ containment_id, version }: { containment_id: string; version: number }) => {
    await act(office, 'confirm-containment', { case_id, containment_id, version }, eve)
    return settled(containment_id)
  }
  const lam = { kind: 'account', name: 'lam.sw' }

  test('an administrator connects Keycloak; its secret is kept and shown to nobody, a wrong setting is named', async () => {
    const wrong = {
      kind: 'keycloak',
      label: 'Staff accounts',
      settings: { ...bench.settings, url: 'http://id.example' },
    }
    await expect(act(office, 'set-connector', wrong, ada)).rejects.toMatchObject({ code: 'CONNECTOR_SETTINGS' })
    await expect(act(office, 'set-connector', wrong, eve)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const asked = { kind: 'keycloak', label: 'Staff accounts', settings: { ...bench.settings, protected: ['chief'] } }
    connector_id = (await act(office, 'set-connector', asked, ada)).connector_id
    const shown = await act(office, 'read-connector', { connector_id }, ada)
    expect(shown).toMatchObject({ secrets: ['clientSecret'], settings: { realm: 'clinic', protected: ['chief'] } })
    expect(JSON.stringify(shown)).not.toContain('keycloak-secret')
    const { clientSecret: _, ...open } = bench.settings
    const changed = { ...asked, connector_id, version: 1, label: 'Staff', settings: { ...open, protected: ['chief'] } }
    await act(office, 'set-connector', changed, ada)
    await expect(act(office, 'set-connector', changed, ada)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
  })

  test('it is asked at once whether it answers, with the secret that was left out of the change', async () => {
    const health = async () => (await act(office, 'list-connectors', {}, eve)).connectors[0]?.health
    while ((await health()) === undefined) await wait(20)
    expect(await health()).toMatchObject({ working: 'yes' })
    expect((await act(office, 'list-connectors', {}, eve)).kinds.map(({ kind }) => kind)).toContain('by-hand')
  })

  test('the dry run says what would change, and changes nothing', async () => {
    const before = bench.state()
    const planned = await plan('disable-account', lam)
    expect(planned).toMatchObject({
      ...{ state: 'planned', kind: 'keycloak', target: { kind: 'account', name: 'lam.sw' } },
      asked: { by: { name: 'Eve Kwok' } },
      answers: [{ step: 'dry-run', outcome: 'would-change' }],
    })
    expect(planned.answers[0]!.seen.map(({ value }) => value)).toContain('lam.sw')
    expect(bench.state()).toBe(before)
  })

  test('confirmed, it is done and seen to be done; a second confirmation of the same finds it over', async () => {
    const [planned] = await list()
    const done = await confirm(planned!)
    expect(done).toMatchObject({ state: 'done', confirmed: { by: { name: 'Eve Kwok' }, attempts: 1 } })
    expect(done.answers.at(-1)).toMatchObject({ step: 'carry-out', outcome: 'done' })
    expect(
      bench.isSo({ id: 'x', action: 'disable-account', target: { kind: 'account', name: 'lam.sw' }, ordered: '' }),
    ).toBe(true)
    const again = { case_id, containment_id: done.containment_id, version: done.version }
    await expect(act(office, 'confirm-containment', again, eve)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(act(office, 'confirm-containment', { ...again, version: 1 }, eve)).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    })
    const kinds = (await act(office, 'list-messages', {}, eve)).messages.map(({ kind }) => kind)
    expect(kinds).toContain('containment-answered')
  })

  test('a protected account and one that is not there are refused in words; what fits no action is refused before', async () => {
    expect(await plan('disable-account', { kind: 'account', name: 'chief' })).toMatchObject({
      ...{ state: 'refused', answers: [{ outcome: 'refused', reason: 'protected' }] },
    })
    expect((await plan('disable-account', { kind: 'account', name: 'nobody' })).answers[0]!.reason).toBe('not-found')
    await expect(plan('block-indicator', lam)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    expect((await plan('revoke-token', { kind: 'token', token: 'eyJ-leaked' })).answers[0]!.reason).toBe('not-offered')
  })

  test('the answer is lost: nobody knows, and giving the same order again finds it done once', async () => {
    const planned = await plan('reset-credential', lam)
    const changes = bench.changes()
    // Token, account, its state, its credentials; then the change itself, and after it nobody answers any more.
    bench.plant(4, 'cut, after acting')
    for (const later of [5, 6, 7]) bench.plant(later, 'cut')
    const first = await confirm(planned)
    expect(first.state).toBe('unknown')
    const last = await confirm(first)
    expect(last).toMatchObject({ state: 'done', confirmed: { attempts: 2 } })
    expect(bench.changes() - changes).toBe(1)
  })

  test('a system that was taken away since is asked nothing', async () => {
    const planned = await plan('revoke-sessions', lam)
    await act(office, 'remove-connector', { connector_id, version: 2 }, ada)
    const exchanges = bench.exchanges()
    expect((await confirm(planned)).answers.at(-1)).toMatchObject({ outcome: 'refused', reason: 'not-offered' })
    expect(bench.exchanges()).toBe(exchanges)
    await expect(plan('revoke-sessions', lam)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('by hand: a task says what to do, and it is done when somebody says so with proof', async () => {
    const byHand = await plan('block-indicator', { kind: 'indicator', type: 'domain', value: 'evil[.]example' }, {})
    const waiting = await confirm(byHand)
    expect(waiting).toMatchObject({ state: 'unknown', answers: [{}, { reason: 'waiting-for-person' }] })
    const { tasks } = await act(office, 'list-tasks', { case_id }, eve)
    expect(tasks.find(({ task_id }) => task_id === waiting.task_id)?.title.en).toBe('Block the address or file by hand')
    const report = { case_id, containment_id: waiting.containment_id, version: waiting.version, outcome: 'done' }
    await act(office, 'report-containment', { ...report, proof: [] }, eve)
    const unproven = await settled(waiting.containment_id)
    expect(unproven.answers.at(-1)!.reason).toBe('proof-missing')
    const proof = [{ shows: 'The rule in the firewall', sha256: 'ab'.repeat(32) }]
    await act(office, 'report-containment', { ...report, version: unproven.version, proof }, eve)
    expect((await settled(waiting.containment_id)).state).toBe('done')
  })

  test('a worker that comes late with the same piece of work finds it done, and writes nothing', async () => {
    const planned = await plan('block-indicator', { kind: 'indicator', type: 'ip', value: '203.0.113.9' }, {})
    await act(
      office,
      'confirm-containment',
      { case_id, containment_id: planned.containment_id, version: planned.version },
      eve,
    )
    const handle = await carryOutJob.of(() => office).load()
    const chunk = { id: 'x', caseId: case_id, attempt: 1, signal: new AbortController().signal }
    const settledOne = await settled(planned.containment_id)
    const late = await handle({ containment: planned.containment_id, attempt: 1 }, chunk)
    await office.store.transaction({ case: case_id }, async (trx) => late(trx))
    expect((await settled(planned.containment_id)).answers).toHaveLength(settledOne.answers.length)
  })

  test('who may not contain sees and orders nothing; every look is recorded before it is answered', async () => {
    await expect(act(office, 'list-containments', { case_id }, ben)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(
      act(office, 'plan-containment', { case_id, action: 'disable-account', target: lam }, ben),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const reads = (await office.entries()).filter(({ facts }) => facts['action'] === 'list-containments')
    expect(reads.some(({ what }) => what === 'case.personal-read')).toBe(true)
  })

  test('secrets in the leak are tasks; the next run finds the same ones again and makes no second task', async () => {
    const group = (owner: string, count: number): RotateTask => ({
      ...{
        element: 'password',
        by: 'account',
        owner,
        count,
        title: `Make ${count} passwords of one account worthless`,
      },
      places: [{ item: 'mail/a.eml', location: 'msg=1' }],
      orders: [{ action: 'reset-credential', target: { kind: 'account', name: owner } }],
    })
    const run = async (groups: RotateTask[]) =>
      office.store.transaction({ case: case_id }, async (trx) => {
        const id = office.ids.next()
        const last = await trx.selectFrom('runs').select('number').where('case_id', '=', case_id).execute()
        await trx
          .insertInto('runs')
          .values({ id, case_id, number: last.length + 1, asked_by: ada.accountId })
          .execute()
        await runOwnWork(office, trx, case_id, (work) => keepRotations(work, id, groups))
      })
    const many = Array.from({ length: 45 }, (_, at) => group(`user-${at}@clinic.example`, 1))
    await run([group('lam.sw@clinic.example', 2)])
    await run([group('lam.sw@clinic.example', 5), ...many])
    const { rotations, total } = await act(office, 'list-rotations', { case_id }, eve)
    expect(total).toBe(46)
    expect(rotations[0]).toMatchObject({ owner: 'lam.sw@clinic.example', secrets: 5, task_state: 'open' })
    const { tasks } = await act(office, 'list-tasks', { case_id }, eve)
    expect(tasks.filter(({ kind }) => kind === 'rotate-credential')).toHaveLength(1 + 40 + 1)
    const [order] = rotations[0]!.orders
    await plan(order!.action, order!.target, { rotation_id: rotations[0]!.rotation_id })
    const after = (await act(office, 'list-rotations', { case_id }, eve)).rotations[0]!
    expect(after.containments).toMatchObject([{ action: 'reset-credential', state: 'planned' }])
  })

  test('nothing of it lies readable in the database, nor the secrets of the systems', async () => {
    await office.log.catchUp()
    const admin = await office.store.connectAdmin()
    const { rows: tables } = await admin.query(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('cordon', 'pgboss')`,
    )
    for (const { name } of tables) {
      const { rows } = await admin.query(`select t::text as text from ${name} t`)
      const all = rows.map(({ text }) => text).join('\n')
      for (const word of ['lam.sw', 'keycloak-secret', 'evil', '203.0.113.9', 'eyJ-leaked', 'Siu Wai', 'user-7@'])
        expect(all.includes(word), `${word} in ${name}`).toBe(false)
    }
    await admin.end()
  })
})
