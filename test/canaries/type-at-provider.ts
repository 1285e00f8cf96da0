import { TOTP } from 'otpauth'
import { ask, Person } from '../story/person.ts'
import { until } from '../story/until.ts'
import type { TestInstallation } from './open-installation.ts'
import type { Pusher } from './pusher.ts'
import { TYPED } from './typed-text.ts'

export interface Staff {
  /** Everything at the provider, and so in every case. */
  ada: Person
  /** Opens incidents: whoever does is in the case as incident manager, and nothing else there. */
  ben: Person
  /** The second person. */
  dora: Person
  /** Nothing but staff. */
  sue: Person
}

/** Who works here, who the clinic is, how people come in, and what they report: all of it typed by somebody. */
export async function typeAtProvider(at: TestInstallation, push: Pusher): Promise<Staff> {
  const root = await Person.enrol(at.place, 'root', at.code)
  const invite = async (...roles: string[]) => {
    const fixed = { language: 'en', roles: roles.map((role) => ({ role })) }
    const { code } = await push.act(root, 'invite-person', fixed)
    push.canaries.keep(code.replaceAll('-', ''), 'the code of an invitation')
    return Person.enrol(at.place, 'somebody', code)
  }
  const ada = await invite('administrator', 'privacy-officer', 'incident-manager', 'security')
  const ben = await invite('incident-manager')
  const dora = await invite('administrator', 'privacy-officer', 'security')
  const sue = await invite()
  const [name, who] = [push.canaries.text('the name of the provider'), push.canaries.text('the provider’s contact')]
  const text = `name: "${name}"\nbased_in: HK\nroles: [data-user, healthcare-provider]\ntz: Asia/Hong_Kong\ncontact:\n  name: "${who}"\n`
  await push.act(root, 'change-provider', { text, version: 0 })
  await typeWaysIn(at, push, ada)
  await typeConcerns(at, push, { ada, ben, dora, sue })
  await ada.act('test-ways-out', {})
  await until(async () => (at.mail.received.length > 0 && at.posted.length > 0 ? true : undefined))
  return { ada, ben, dora, sue }
}

/** Codes, recovery codes, and what fails: a wrong passphrase, a wrong code, somebody unknown. */
async function typeWaysIn({ place }: TestInstallation, { canaries }: Pusher, ada: Person): Promise<void> {
  const { secret } = await ada.act('begin-code-generator', {})
  canaries.keep(secret, 'the secret of a code generator')
  const code = new TOTP({ secret, digits: 6, period: 30 }).generate()
  await ada.act('confirm-code-generator', { secret, code })
  const { codes } = (await ada.act('renew-recovery-codes', {})) as { codes: string[] }
  for (const one of codes) canaries.keep(one, 'a recovery code')
  const typed = {
    '/api/sign-in/codes': { email: canaries.email('sign-in'), generated: '123456', recovery: canaries.word('sign-in') },
    '/api/sign-in/begin-enrolment': { code: canaries.word('an enrolment that is none') },
    '/api/unseal': { passphrase: canaries.text('a wrong passphrase') },
    '/api/follow-concern': { follow: canaries.word('a report that is none') },
    '/api/report-anonymously': { what: canaries.text('report-anonymously'), canary: canaries.text('no field') },
  }
  for (const [path, body] of Object.entries(typed)) await ask(place, '', path, body)
}

async function typeConcerns({ place }: TestInstallation, push: Pusher, { ada, sue }: Staff): Promise<void> {
  const { concern_id } = await push.act(sue, 'report-concern', { kind: 'malware' })
  const typed = { what: push.canaries.text('report-anonymously'), contact: push.canaries.email('report-anonymously') }
  const anonymous = await ask(place, '', '/api/report-anonymously', typed)
  push.canaries.keep(anonymous.body.follow, 'the code of an anonymous report')
  await push.act(ada, 'answer-reporter', { concern_id, text: TYPED })
  await ada.act('read-concern', { concern_id })
  await push.act(ada, 'triage-concern', { concern_id, version: 1, outcome: 'close', why: 'no-breach', reason: TYPED })
}
