import { makeAuthority } from '../../base/directory/certificate.fixture.ts'
import { type Filter, resultCodes } from '../../base/directory/index.ts'
import type { LdapRequest } from '../../base/directory/ldap-request.fixture.ts'
import type { LdapEntry, LdapReply, LdapServer } from '../../base/directory/ldap-server.fixture.ts'
import { openLdapServer, replyTo } from '../../base/directory/ldap-server.fixture.ts'
import { ldap } from '../../office/incidents/connectors/ldap.ts'
import type { Order } from '../../office/incidents/connectors/order.ts'
import type { Bench } from './bench.ts'
import { account, acted, longAgo, order, testContext } from './world.ts'

const bindPassword = 'ldap secret lantern teapot'
const bindName = 'CN=cordon,DC=clinic,DC=example'
/** One authority and one certificate for all benches: making keys takes time. */
const authority = makeAuthority()
const identity = authority.issue('127.0.0.1')

export function fileTime(time: number): string {
  return String((BigInt(time) + 11_644_473_600_000n) * 10_000n)
}

const entry = (name: string, attributes: Record<string, string>): LdapEntry => ({
  name,
  attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, [value]])),
})

/** A domain as Active Directory shows it over LDAP. */
export class ActiveDirectory {
  entries = [
    entry('CN=Lam Siu Wai,OU=Nurses,DC=clinic,DC=example', {
      objectClass: 'user',
      objectCategory: 'person',
      sAMAccountName: 'lam.sw',
      userPrincipalName: 'lam.sw@clinic.example',
      displayName: 'Lam Siu Wai',
      // A normal account whose password never expires: the other bits must stay.
      userAccountControl: String(0x10200),
      pwdLastSet: fileTime(longAgo),
    }),
    entry('CN=WARD3,OU=Machines,DC=clinic,DC=example', { objectClass: 'computer', sAMAccountName: 'lam.computer' }),
  ]
  passwords: string[] = []
  changes = 0
  exchanges = 0
  /** The fault of one exchange to come, by number. */
  planted: { at: number; fault: LdapFault } | undefined
  /** What a modification is answered instead of being done. */
  refusesChange: { result: number; diagnostic: string } | undefined

  answer(request: LdapRequest, secure: boolean): LdapReply {
    const fault = this.planted?.at === this.exchanges ? this.planted.fault : undefined
    if (fault !== undefined) this.planted = undefined
    this.exchanges++
    if (fault === undefined) return this.#act(request, secure)
    const acted = fault.acts ? this.#act(request, secure) : { result: 0 }
    return fault.reply(request, acted)
  }

  #act(request: LdapRequest, secure: boolean): LdapReply {
    if (!secure) return { result: resultCodes.confidentialityRequired }
    if (request.op === 'bind') {
      const right = request.name === bindName && request.password === bindPassword
      return {
        result: right ? 0 : resultCodes.invalidCredentials,
        diagnostic: '80090308: LdapErr: DSID-0C090439, data 52e',
      }
    }
    if (request.op === 'modify') return this.#modify(request)
    if (request.op !== 'search') return { result: resultCodes.protocolError }
    if (request.scope === 0) return { result: 0, entries: [{ name: request.base, attributes: {} }] }
    const found = this.entries.filter((one) => fits(one, request.filter))
    const shown = found.slice(0, request.most).map((one) => ({ ...one, attributes: only(one, request.attributes) }))
    const elsewhere = ['ldap://ForestDnsZones.clinic.example/DC=ForestDnsZones']
    return { result: found.length > request.most ? resultCodes.sizeLimitExceeded : 0, entries: shown, elsewhere }
  }

  #modify({ entry: name, changes }: LdapRequest & { op: 'modify' }): LdapReply {
    if (this.refusesChange !== undefined) return this.refusesChange
    const one = this.entries.find((some) => some.name === name)
    if (one === undefined) return { result: resultCodes.noSuchObject }
    const [change] = changes
    if (changes.length !== 1 || change?.kind !== 'replace') return { result: resultCodes.unwillingToPerform }
    if (change.attribute === 'unicodePwd') {
      const password = change.values[0]!.toString('utf16le')
      if (!/^"[!-~]{40}"$/.test(password))
        return { result: resultCodes.unwillingToPerform, diagnostic: '0000052D: SvcErr' }
      this.passwords.push(password.slice(1, -1))
      one.attributes['pwdLastSet'] = [fileTime(acted)]
    } else one.attributes[change.attribute] = change.values.map(String)
    this.changes++
    return { result: 0 }
  }

  isSo({ action }: Order): boolean {
    const { attributes } = this.entries[0]!
    return action === 'disable-account'
      ? attributes['userAccountControl']![0] === String(0x10202)
      : attributes['pwdLastSet']![0] === fileTime(acted)
  }
}

function fits(one: LdapEntry, filter: Filter): boolean {
  if ('and' in filter) return filter.and.every((part) => fits(one, part))
  if ('or' in filter) return filter.or.some((part) => fits(one, part))
  if ('present' in filter) return filter.present in one.attributes
  return (one.attributes[filter.equal] ?? []).some(
    (value) => String(value).toLowerCase() === String(filter.value).toLowerCase(),
  )
}

function only({ attributes }: LdapEntry, names: string[]): LdapEntry['attributes'] {
  return Object.fromEntries(Object.entries(attributes).filter(([key]) => names.includes(key)))
}

interface LdapFault {
  name: string
  acts?: boolean
  reply(request: LdapRequest, acted: LdapReply): LdapReply
}

const refusal = (name: keyof typeof resultCodes): LdapFault => ({
  name,
  reply: () => ({ result: resultCodes[name], diagnostic: '00002098: canary-of-the-server Lam Siu Wai' }),
})
const troubles: LdapFault[] = [
  { name: 'silence', reply: () => 'silence' },
  { name: 'cut', reply: () => 'close' },
  { name: 'half an answer', reply: (request) => ({ raw: replyTo(request, { result: 0 }).subarray(0, 9) }) },
  { name: 'another protocol', reply: () => ({ raw: Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n') }) },
  { name: 'a huge message', reply: () => ({ raw: Buffer.from('308400ffffff0201', 'hex') }) },
  { name: 'an answer to somebody else', reply: (request) => ({ raw: replyTo({ ...request, id: 77 }, { result: 0 }) }) },
]
const faults: LdapFault[] = [
  ...(
    [
      'insufficientAccessRights',
      'busy',
      'unavailable',
      'referral',
      'unwillingToPerform',
      'operationsError',
      'other',
    ] as const
  ).map(refusal),
  ...troubles,
  ...troubles.map((fault) => ({ ...fault, name: `${fault.name}, after acting`, acts: true })),
]

export async function openLdapBench(
  system = new ActiveDirectory(),
  security: 'ldaps' | 'starttls' = 'ldaps',
): Promise<Bench & { system: ActiveDirectory; server: LdapServer }> {
  const answer = (request: LdapRequest, { secure }: { secure: boolean }) => system.answer(request, secure)
  const server = await openLdapServer({ answer, identity, ldaps: security === 'ldaps' })
  const actions = ['disable-account', 'reset-credential'] as const
  return {
    connector: ldap,
    settings: {
      kind: 'active-directory',
      host: '127.0.0.1',
      port: server.port,
      security,
      authority: authority.certificate,
      base: 'DC=clinic,DC=example',
      bindName,
      bindPassword,
      protected: ['Administrator'],
    },
    context: testContext(),
    orders: [order('disable-account', account('LAM.SW')), order('reset-credential', account('lam.sw@clinic.example'))],
    aboutNobody: actions.flatMap((action) => [order(action, account('*')), order(action, account('lam.computer'))]),
    state: () => JSON.stringify([system.entries, system.passwords]),
    isSo: (given) => system.isSo(given),
    changes: () => system.changes,
    exchanges: () => system.exchanges,
    faults: faults.map(({ name }) => name),
    plant: (after, name) => {
      system.planted = { at: system.exchanges + after, fault: faults.find((fault) => fault.name === name)! }
    },
    secrets: () => [bindPassword, ...system.passwords],
    names: ['lam.sw', 'Lam Siu Wai', 'OU=Nurses', '127.0.0.1', 'canary-of-the-server'],
    wrongSettings: {
      security: { security: 'none', host: 'dc1.clinic.example' },
      kind: { kind: 'novell' },
      port: { port: 70_000 },
      bindPassword: { bindPassword: '' },
    },
    system,
    server,
    close: () => server.close(),
  }
}
