import { setTimeout as wait } from 'node:timers/promises'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { clockAt } from '../../../base/clock.ts'
import { openMailer } from '../../../base/mail/index.ts'
import { checkSignature, openWebhook } from '../../../base/webhook/index.ts'
import { act } from '../../../test/act.ts'
import { type HttpServer, openHttpServer } from '../../../test/connectors/http-server.ts'
import { type MailServer, openMailServer } from '../../../test/mail-server.ts'
import { openTestOffice, type TestOffice, testPassphrase } from '../../../test/test-office.ts'
import { officeJobs } from '../../jobs.ts'
import type { Caller } from '../caller.ts'
import { mailMessages } from './carry-jobs.ts'
import { keepWaysOut, missingWaysOut } from './note-way-out.ts'
import { tellPeople } from './tell-people.ts'

const secret = Buffer.from('harbour lantern teapot 9')
const what = 'Attorney General of Texas (us-tx-ag)'
const due = '2026-05-01T23:59:59-04:00'

describe('messages leave the building', () => {
  let mails: MailServer
  let hooks: HttpServer
  let office: TestOffice
  let ada: Caller
  let mei: Caller
  let nobody: Caller
  let caseId: string

  beforeAll(async () => {
    mails = await openMailServer()
    hooks = await openHttpServer(() => ({ status: 204 }))
    const mailer = openMailer({
      ...{ host: '127.0.0.1', port: mails.port, security: 'none', login: undefined, from: 'cordon@clinic.example' },
      ...{ ca: undefined, silentMs: 300, wholeMs: 2000 },
    })
    const hook = { url: new URL('/alarms', hooks.url), secret: { reveal: () => secret }, wholeMs: 2000 }
    office = await openTestOffice({
      waysOut: {
        origin: 'https://cordon.clinic.example',
        mail: { mailer, duty: ['duty@clinic.example'] },
        webhook: openWebhook(hook, clockAt('2026-03-02T09:00:00+08:00'), fetch),
      },
    })
    const words = (name: string, language: string) => ({
      name,
      language,
      email: `${name[0]!.toLowerCase()}@clinic.example`,
    })
    ada = await office.addPerson(words('Ada Fong', 'en'), 'administrator', 'incident-manager')
    mei = await office.addPerson(words('Mei Lam', 'zh-Hant-HK'), 'privacy-officer')
    nobody = await office.addPerson('Ben Ho', 'privacy-officer')
    const asked = { title: 'Files of Wong Mei Ling', vectors: ['malware'] }
    caseId = (await act(office, 'open-incident', asked, ada)).case_id
    await keepWaysOut(office)
  })
  afterAll(async () => {
    await office?.close()
    await Promise.all([mails?.close(), hooks?.close()])
  })
  beforeEach(() => {
    mails.received.length = 0
    hooks.asked.length = 0
    mails.fault = undefined
  })

  const tell = (people: Caller[], kind: 'deadline-near' | 'task-assigned' = 'deadline-near') =>
    office.store.transaction({ case: caseId }, (trx) =>
      tellPeople(
        office,
        trx,
        people.map(({ accountId }) => accountId),
        { kind, caseId, what, due },
      ),
    )
  const ours = new Set(['mail-messages', 'mail-alarm', 'post-alarm'])
  /** Works what carries messages until `enough`. */
  async function carryUntil(enough: () => boolean | Promise<boolean>, sealed = false): Promise<void> {
    const keyless = new Set(officeJobs.filter(({ whileSealed }) => whileSealed).map(({ name }) => name))
    const only = ({ name }: { name: string }) => ours.has(name) && (!sealed || keyless.has(name))
    const worker = office.jobs.work({ lanes: 2, pollMs: 10, only })
    while (!(await enough())) {
      await wait(10)
    }
    await worker.stop()
  }
  const idle = async () => {
    const { waiting, running } = await office.store.read({ case: caseId }, (trx) =>
      office.jobs.progress(mailMessages, trx),
    )
    return waiting + running === 0
  }
  const mailTo = (who: string) => mails.received.find(({ to }) => to.includes(who))
  const textOf = async (source: string) => (await PostalMime.parse(source)).text!

  test('a mail in everybody’s own language, one to those on duty, and a webhook that can be checked', async () => {
    await tell([ada, mei])
    await carryUntil(() => mails.received.length === 3 && hooks.asked.length === 1)
    const text = await textOf(mailTo('a@clinic.example')!.source)
    expect(text.split(/\r?\n/).slice(0, 6)).toEqual([
      'INC-2026-001',
      'A deadline is near.',
      `What: ${what}`,
      'Due: 2026-05-01 23:59 (UTC-04:00)',
      '',
      `https://cordon.clinic.example/cases/${caseId}`,
    ])
    expect(await textOf(mailTo('m@clinic.example')!.source)).toContain('期限將至')
    expect(mailTo('duty@clinic.example')).toBeDefined()
    const [{ headers, body }] = hooks.asked as [(typeof hooks.asked)[0]]
    expect(checkSignature(secret, headers['x-cordon-signature']!, body, office.clock.now() / 1000)).toBe(true)
    expect(JSON.parse(body)).toEqual({
      ...{ id: headers['x-cordon-id'], kind: 'deadline-near', at: '2026-03-02T01:00:00.000Z', case: 'INC-2026-001' },
      ...{ what, due, link: `https://cordon.clinic.example/cases/${caseId}` },
    })
    for (const { source } of mails.received) expect(source).not.toMatch(/Wong|Ada Fong|Mei Lam/)
    expect((await act(office, 'read-ways-out', {}, nobody)).mail).toMatchObject({ state: 'ok', waiting: 0 })
  })

  test('what is only for one person goes to that person alone', async () => {
    await tell([ada], 'task-assigned')
    await carryUntil(async () => (await idle()) && mails.received.length > 0)
    expect(mails.received.map(({ to }) => to)).toEqual([['a@clinic.example']])
    expect(hooks.asked).toEqual([])
  })

  test('the mail server is busy: the message is there at once, “failing” is seen, and it goes out once when it is back', async () => {
    office.clock.set('2026-03-02T09:30:00+08:00')
    mails.fault = { at: 'content', reply: 451 }
    await tell([ada, mei], 'task-assigned')
    const failing = async () => (await act(office, 'read-ways-out', {}, ada)).mail
    await carryUntil(async () => (await failing()).state === 'failing')
    expect(await failing()).toMatchObject({ failure: 'EMESSAGE_451', since: '2026-03-02T01:30:00.000Z', waiting: 1 })
    expect((await act(office, 'list-messages', {}, ada)).messages[0]).toMatchObject({
      kind: 'task-assigned',
      what,
      due,
    })
    office.clock.set('2026-03-02T10:00:00+08:00')
    mails.fault = undefined
    await carryUntil(idle)
    expect(mails.received.map(({ to }) => to[0]).sort()).toEqual(['a@clinic.example', 'm@clinic.example'])
    expect(await failing()).toMatchObject({ state: 'ok', accepted_at: '2026-03-02T02:00:00.000Z' })
  })

  test('one address is refused for good, one person has none: the others get theirs, and nothing is tried again', async () => {
    mails.fault = { at: 'recipient', reply: 550 }
    await tell([ada, nobody], 'task-assigned')
    await carryUntil(idle)
    expect(mails.received).toEqual([])
    const failures = await office.store.read({ case: caseId }, (trx) =>
      trx.selectFrom('messages').select('mail_failure').where('mail_failure', 'is not', null).execute(),
    )
    expect(failures.map(({ mail_failure }) => mail_failure).sort()).toEqual(['EENVELOPE_550', 'NO_ADDRESS'])
    expect((await act(office, 'read-ways-out', {}, ada)).mail.state).toBe('ok')
  })

  test('the answer is lost after the content: it goes out again under the same id, never under another', async () => {
    mails.fault = { at: 'content', reply: 'drop' }
    await tell([ada], 'task-assigned')
    await carryUntil(() => mails.received.length === 1)
    mails.fault = undefined
    await carryUntil(idle)
    expect(mails.received).toHaveLength(2)
    const ids = mails.received.map(({ source }) => /^Message-ID: (.+)$/im.exec(source)![1])
    expect(new Set(ids).size).toBe(1)
  })

  test('sealed: those on duty and the webhook are told, people’s own mails wait for the keys', async () => {
    office.keyring.seal()
    await tell([ada, mei])
    await carryUntil(() => mails.received.length === 1 && hooks.asked.length === 1, true)
    expect(mails.received[0]!.to).toEqual(['duty@clinic.example'])
    await office.keyring.open(testPassphrase())
    await carryUntil(() => mails.received.length === 3)
  })

  test('the receiver of the webhook fails, then takes it: the same id, once counted', async () => {
    hooks.plant(0, { name: 'busy', reply: { status: 503 } })
    await tell([ada])
    await carryUntil(() => hooks.asked.length === 2)
    expect(new Set(hooks.asked.map(({ headers }) => headers['x-cordon-id'])).size).toBe(1)
    await carryUntil(idle)
  })

  test('who may decide is told that something waits, not who asks; and whoever looks after the office can try the ways', async () => {
    const kinds = async (who: Caller) => (await act(office, 'list-messages', {}, who)).messages.map(({ kind }) => kind)
    await expect(act(office, 'purge-case', { case_id: caseId, reason: 'retention-ended' }, mei)).rejects.toThrow(
      'waits',
    )
    expect((await kinds(nobody)).filter((kind) => kind === 'approval-asked')).toHaveLength(1)
    expect(await kinds(mei)).not.toContain('approval-asked')
    await expect(act(office, 'test-ways-out', {}, mei)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await act(office, 'test-ways-out', {}, ada)
    await carryUntil(() => mails.received.some(({ source }) => source.includes('test of alarms')))
  })

  test('a worker without the settings of the server is found out', async () => {
    expect(await missingWaysOut(office)).toEqual([])
    expect((await missingWaysOut({ ...office, waysOut: undefined })).sort()).toEqual(['mail', 'webhook'])
    await keepWaysOut({ ...office, waysOut: undefined })
    expect(await missingWaysOut({ ...office, waysOut: undefined })).toEqual([])
    expect((await act(office, 'read-ways-out', {}, ada)).mail.state).toBe('off')
  })
})
