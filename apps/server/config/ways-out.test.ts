import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { clockAt } from '../../../base/clock.ts'
import { openWaysOut } from '../open-ways-out.ts'
import type { Env } from './env.ts'
import { readMail } from './mail.ts'
import { readSecrets } from './secrets.ts'
import { readWebhook } from './webhook.ts'

const mail = (env: Env) => readMail(env, readSecrets(env))
const hook = (env: Env) => readWebhook(env, readSecrets(env))
const server = { CORDON_SMTP_HOST: 'mail.clinic.example', CORDON_MAIL_FROM: 'cordon@clinic.example' }
const receiver = { CORDON_WEBHOOK_URL: 'https://alarms.example/in', CORDON_WEBHOOK_SECRET: 'harbour lantern teapot' }

test('without settings nothing leaves the building', () => {
  const waysOut = openWaysOut({}, {}, 'https://cordon.example', clockAt('2026-03-02T09:00:00Z'))
  expect(waysOut).toEqual({ origin: 'https://cordon.example' })
})

test('a mail server: encrypted as a rule, its port by how it is spoken to, its password in no print', () => {
  expect(mail(server)).toMatchObject({ duty: [], settings: { port: 587, security: 'starttls', login: undefined } })
  expect(mail({ ...server, CORDON_SMTP_SECURITY: 'tls' })?.settings.port).toBe(465)
  const login = { CORDON_SMTP_USER: 'cordon', CORDON_SMTP_PASSWORD: 'tide9' }
  const read = mail({ ...server, ...login, CORDON_MAIL_DUTY: 'duty@clinic.example, it@clinic.example' })!
  expect(read.duty).toEqual(['duty@clinic.example', 'it@clinic.example'])
  expect(read.settings.login!.password.text()).toBe('tide9')
  expect(`${inspect(read, { depth: 9 })}${JSON.stringify(read)}`).not.toContain('tide9')
  const here = { ...server, CORDON_SMTP_HOST: '127.0.0.1', CORDON_SMTP_SECURITY: 'none' }
  expect(mail(here)?.settings.port).toBe(25)
})

test.each([
  [{ CORDON_SMTP_SECURITY: 'none' }, /CORDON_SMTP_SECURITY is none/],
  [{ CORDON_SMTP_SECURITY: 'ssl' }, /CORDON_SMTP_SECURITY is one of/],
  [{ CORDON_SMTP_PORT: '0' }, /CORDON_SMTP_PORT takes/],
  [{ CORDON_SMTP_USER: 'cordon' }, /CORDON_SMTP_PASSWORD is missing/],
  [{ CORDON_MAIL_FROM: 'Cordon' }, /CORDON_MAIL_FROM takes/],
  [{ CORDON_MAIL_DUTY: 'duty' }, /CORDON_MAIL_DUTY takes/],
  [{ CORDON_SMTP_CA_FILE: '/nowhere' }, /CORDON_SMTP_CA_FILE names a file/],
] as [Env, RegExp][])('%o is refused', (env, why) => {
  expect(() => mail({ ...server, ...env })).toThrow(why)
})

test('a webhook: https and a secret that is worth the name', () => {
  expect(hook(receiver)?.url.host).toBe('alarms.example')
  expect(hook({ ...receiver, CORDON_WEBHOOK_URL: 'http://127.0.0.1:9000/' })).toBeDefined()
  for (const [env, why] of [
    [{ CORDON_WEBHOOK_URL: 'http://alarms.example/' }, /must be https/],
    [{ CORDON_WEBHOOK_URL: 'ftp://alarms.example/' }, /takes an https address/],
    [{ CORDON_WEBHOOK_URL: 'https://me:tide9@alarms.example/' }, /must hold no name or password/],
    [{ CORDON_WEBHOOK_SECRET: 'short' }, /CORDON_WEBHOOK_SECRET is missing/],
  ] as [Env, RegExp][])
    expect(() => hook({ ...receiver, ...env })).toThrow(why)
})
