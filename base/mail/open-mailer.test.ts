import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { type MailServer, openMailServer } from '../../test/mail-server.ts'
import { makeAuthority } from '../directory/certificate.fixture.ts'
import { isMailAddress, type MailSettings, openMailer } from './index.ts'

const open: MailServer[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

async function start(options?: Parameters<typeof openMailServer>[0]): Promise<MailServer> {
  const server = await openMailServer(options)
  open.push(server)
  return server
}

const settings = (port: number, more: Partial<MailSettings> = {}): MailSettings => ({
  ...{ host: '127.0.0.1', port, security: 'none', login: undefined, from: 'cordon@clinic.example', ca: undefined },
  ...{ silentMs: 2000, wholeMs: 5000 },
  ...more,
})
const mail = { to: 'ben.ho@clinic.example', subject: 'INC-2026-001', text: 'A deadline is near.\n', id: 'message-1' }

describe('a mail server that works', () => {
  test('takes the mail: sender, one recipient, plain text, an id that stays, and the mark of a program', async () => {
    const server = await start()
    expect(await openMailer(settings(server.port)).send(mail)).toEqual({ outcome: 'accepted' })
    const [received] = server.received
    expect(received).toMatchObject({ from: 'cordon@clinic.example', to: ['ben.ho@clinic.example'], encrypted: false })
    for (const line of [
      'Message-ID: <message-1@clinic.example>',
      'Subject: INC-2026-001',
      'Auto-Submitted: auto-generated',
      'Content-Type: text/plain; charset=utf-8',
      'A deadline is near.',
    ])
      expect(received!.source).toContain(line)
  })

  test('Chinese arrives as it was written', async () => {
    const server = await start()
    await openMailer(settings(server.port)).send({ ...mail, subject: '期限將至', text: '期限將至。\n' })
    const [, encoded] = /Subject: =\?UTF-8\?B\?(.+)\?=/i.exec(server.received[0]!.source)!
    expect(Buffer.from(encoded!, 'base64').toString()).toBe('期限將至')
  })

  test('is spoken to only encrypted where the settings say so, and only if its certificate holds', async () => {
    const authority = makeAuthority()
    for (const security of ['starttls', 'tls'] as const) {
      const server = await start({ identity: authority.issue('127.0.0.1'), security })
      const own = settings(server.port, { security, ca: authority.certificate })
      expect(await openMailer(own).send(mail)).toEqual({ outcome: 'accepted' })
      expect(server.received[0]!.encrypted).toBe(true)
      const stranger = settings(server.port, { security, ca: makeAuthority().certificate })
      expect((await openMailer(stranger).send(mail)).outcome).toBe('failed')
      expect(server.received).toHaveLength(1)
    }
    const plain = await start()
    expect((await openMailer(settings(plain.port, { security: 'starttls' })).send(mail)).outcome).toBe('failed')
    expect(plain.received).toEqual([])
  })

  test('a login that is refused is a failure of ours, not of the mail', async () => {
    const login = { user: 'cordon', password: 'tide9' }
    const authority = makeAuthority()
    const server = await start({ identity: authority.issue('127.0.0.1'), security: 'tls', login })
    const as = (password: string) =>
      openMailer(
        settings(server.port, {
          ...{ security: 'tls', ca: authority.certificate },
          login: { user: 'cordon', password: { text: () => password } },
        }),
      ).send(mail)
    expect(await as('wrong')).toEqual({ outcome: 'failed', code: 'EAUTH_535' })
    expect(await as('tide9')).toEqual({ outcome: 'accepted' })
  })
})

describe('a mail server that does not', () => {
  test.each([
    [{ at: 'greeting', reply: 421 }, 'failed'],
    [{ at: 'greeting', reply: 554 }, 'failed'],
    [{ at: 'recipient', reply: 450 }, 'failed'],
    [{ at: 'recipient', reply: 550 }, 'refused'],
    [{ at: 'content', reply: 451 }, 'failed'],
    [{ at: 'content', reply: 554 }, 'refused'],
  ] as const)('%o: %s', async (fault, outcome) => {
    const server = await start()
    server.fault = fault
    const said = await openMailer(settings(server.port)).send(mail)
    expect(said.outcome).toBe(outcome)
    expect(JSON.stringify(said)).not.toContain('not now')
  })

  test('hangs up after the content, or never answers: not known, so it counts as failed', async () => {
    const server = await start()
    server.fault = { at: 'content', reply: 'drop' }
    expect((await openMailer(settings(server.port)).send(mail)).outcome).toBe('failed')
    server.fault = { at: 'content', reply: 'silence' }
    expect((await openMailer(settings(server.port, { silentMs: 200 })).send(mail)).outcome).toBe('failed')
    const whole = await openMailer(settings(server.port, { silentMs: 60_000, wholeMs: 200 })).send(mail)
    expect(whole).toEqual({ outcome: 'failed', code: 'TIMEOUT' })
  })

  test('is not there; is closed while it is spoken to', async () => {
    expect((await openMailer(settings(1)).send(mail)).outcome).toBe('failed')
    const server = await start()
    server.fault = { at: 'content', reply: 'silence' }
    const mailer = openMailer(settings(server.port, { silentMs: 60_000, wholeMs: 60_000 }))
    const sending = mailer.send(mail)
    mailer.close()
    expect((await sending).outcome).toBe('failed')
  })
})

test('an address that is more than one is never sent to', async () => {
  const mailer = openMailer(settings(1))
  for (const to of ['a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example', '<a@b.example>', 'a', '@b', 'a b@c'])
    expect(await mailer.send({ ...mail, to })).toEqual({ outcome: 'refused', code: 'ADDRESS' })
  fc.assert(
    fc.property(fc.string(), (text) => {
      if (isMailAddress(text)) expect(text).not.toMatch(/[\s,<>;]/)
    }),
  )
  expect(isMailAddress('ben.ho+cordon@clinic.example')).toBe(true)
})
