import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { octets, sequence } from './ber/write-ber.ts'
import { makeAuthority } from './certificate.fixture.ts'
import type { Directory, DirectoryAddress, DirectoryLimits } from './directory.ts'
import type { LdapRequest } from './ldap-request.fixture.ts'
import { type LdapEntry, type LdapReply, type LdapServer, openLdapServer, replyTo } from './ldap-server.fixture.ts'
import type { Filter } from './messages/filter.ts'
import { decodeResponse } from './messages/response.ts'
import { resultCodes, resultName } from './messages/result.ts'
import { openDirectory } from './open-directory.ts'

const authority = makeAuthority()
const here = authority.issue('127.0.0.1')
const ward: LdapEntry = {
  name: 'uid=lam,ou=ward 3,dc=clinic,dc=example',
  attributes: { uid: ['lam'], Description: ['nurse', 'day shift'], pwdHistory: [Uint8Array.of(0, 255, 128)] },
}
const everybody: Filter = { present: 'objectClass' }
const query = (filter: Filter = everybody) =>
  ({ base: 'dc=clinic,dc=example', scope: 'subtree', filter, attributes: ['uid'], most: 5, seconds: 5 }) as const

const opened: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close()
})

async function serve(
  answer: (request: LdapRequest, way: { secure: boolean }) => LdapReply,
  more: Partial<Parameters<typeof openLdapServer>[0]> = {},
): Promise<LdapServer> {
  const server = await openLdapServer({ answer, ...more })
  opened.push(server)
  return server
}

async function connect(
  server: LdapServer,
  more: Partial<DirectoryAddress> = {},
  limits: Partial<DirectoryLimits> = {},
): Promise<Directory> {
  const address = { host: '127.0.0.1', port: server.port, security: 'none', ...more } as const
  const directory = await openDirectory(address, limits)
  opened.push(directory)
  return directory
}

const failure = (trouble: string, sent?: boolean) =>
  expect.objectContaining({ name: 'DirectoryFailure', trouble, ...(sent === undefined ? {} : { sent }) })

describe('what is said', () => {
  test('a sign-in, a search and a change arrive as they were meant, and their answers come back', async () => {
    const server = await serve((request) =>
      request.op === 'search'
        ? { result: 0, entries: [ward], elsewhere: ['ldap://elsewhere.example/dc=clinic'] }
        : { result: request.op === 'bind' ? 0 : resultCodes.insufficientAccessRights },
    )
    const directory = await connect(server)
    expect(await directory.bind('cn=cordon', Buffer.from('pässword'))).toEqual({ code: 0, diagnostic: '' })
    const found = await directory.search(query({ and: [{ equal: 'uid', value: 'lam' }, everybody] }))
    expect(found.result.code).toBe(0)
    expect(found.elsewhere).toBe(1)
    expect(found.entries[0]?.name).toBe(ward.name)
    expect(found.entries[0]?.attributes.get('description')?.map(String)).toEqual(['nurse', 'day shift'])
    expect([...found.entries[0]!.attributes.get('pwdhistory')![0]!]).toEqual([0, 255, 128])
    const refused = await directory.modify(ward.name, [
      { kind: 'replace', attribute: 'userAccountControl', values: ['514'] },
      { kind: 'delete', attribute: 'description', values: [] },
    ])
    expect(resultName(refused.code)).toBe('insufficientAccessRights')
    expect(server.requests).toMatchObject([
      { id: 1, op: 'bind', name: 'cn=cordon', password: 'pässword' },
      { id: 2, op: 'search', scope: 2, most: 5, filter: { and: [{ equal: 'uid', value: 'lam' }, everybody] } },
      { id: 3, op: 'modify', entry: ward.name, changes: [{ kind: 'replace' }, { kind: 'delete', values: [] }] },
    ])
  })

  test('no character of a value can become part of a filter', async () => {
    const server = await serve(() => ({ result: 0 }))
    const directory = await connect(server)
    const hostile = ['*', ')(uid=*', '\\2a', 'a\0b', '陳大文', ' lam ']
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme' })), async (value) => {
        await directory.search(query({ or: [{ equal: 'uid', value }] }))
        expect(server.requests.at(-1)).toMatchObject({ filter: { or: [{ equal: 'uid', value }] } })
      }),
    )
  })

  test('a sign-in without a name or password never leaves: servers would take it for a nameless one', async () => {
    const server = await serve(() => ({ result: 0 }))
    const directory = await connect(server)
    expect((await directory.bind('cn=cordon', new Uint8Array())).code).toBe(resultCodes.inappropriateAuthentication)
    expect((await directory.bind('', Buffer.from('x'))).code).toBe(resultCodes.inappropriateAuthentication)
    expect(server.requests).toEqual([])
  })
})

describe('who may listen', () => {
  const trusted = { security: 'ldaps', authority: authority.certificate } as const
  const secret = Buffer.from('lantern teapot')

  test('over TLS from the first byte', async () => {
    const server = await serve((_, { secure }) => ({ result: secure ? 0 : 53 }), { identity: here, ldaps: true })
    const directory = await connect(server, trusted)
    expect((await directory.bind('cn=cordon', secret)).code).toBe(0)
  })

  test('by StartTLS, before anything else is said', async () => {
    const server = await serve((_, { secure }) => ({ result: secure ? 0 : 53 }), { identity: here })
    const directory = await connect(server, { ...trusted, security: 'starttls' })
    expect((await directory.bind('cn=cordon', secret)).code).toBe(0)
    expect(server.requests.map(({ op }) => op)).toEqual(['extended', 'bind'])
  })

  test.each([
    ['an unknown authority', { security: 'ldaps' }],
    ['another authority', { security: 'ldaps', authority: makeAuthority().certificate }],
    ['another host', { ...trusted, host: 'localhost' }],
    ['no TLS at all', { ...trusted, security: 'ldaps', plain: true }],
  ] as const)('a server with %s is told nothing', async (_, more) => {
    const { plain, ...address } = { plain: false, ...more }
    const server = await serve(() => ({ result: 0 }), { identity: here, ldaps: !plain })
    await expect(connect(server, address, { seconds: 2 })).rejects.toMatchObject({ sent: false })
    expect(server.requests).toEqual([])
  })

  test.each([
    ['refuses StartTLS', { startTls: resultCodes.protocolError }, 'untrusted'],
    ['shows a certificate of somebody else', { identity: makeAuthority().issue('127.0.0.1') }, 'untrusted'],
    [
      'lets a second answer through in the clear',
      { injected: replyTo({ id: 2, op: 'bind', name: '', password: '' }, { result: 0 }) },
      'not-understood',
    ],
    ['lets half an answer through in the clear', { injected: Buffer.from([0x30, 0x20, 1]) }, 'not-understood'],
  ])('a server that %s is given up before the sign-in', async (_, more, trouble) => {
    const server = await serve(() => ({ result: 0 }), { identity: here, ...more })
    const opening = connect(server, { ...trusted, security: 'starttls' })
    await expect(opening).rejects.toEqual(failure(trouble, false))
    expect(server.requests.map(({ op }) => op)).toEqual(['extended'])
  })

  test('a plain connection to another machine is refused without a connection', async () => {
    await expect(openDirectory({ host: 'dc1.clinic.example', port: 389, security: 'none' })).rejects.toEqual(
      failure('untrusted', false),
    )
  })

  test('nobody at the port is unreachable', async () => {
    const server = await openLdapServer({ answer: () => ({ result: 0 }) })
    await server.close()
    await expect(connect(server)).rejects.toEqual(failure('unreachable', false))
  })
})

describe('what a server may do to us', () => {
  const wrongId = (request: LdapRequest) => ({ raw: replyTo({ ...request, id: request.id + 1 }, { result: 0 }) })
  const many = Array.from({ length: 30 }, (_, at) => ({ ...ward, name: `uid=${at}` }))
  test.each<[string, string, (request: LdapRequest) => LdapReply]>([
    ['never answers', 'timed-out', () => 'silence'],
    ['closes the connection', 'cut-off', () => 'close'],
    ['answers half', 'cut-off', (request) => ({ raw: replyTo(request, { result: 0 }).subarray(0, 7) })],
    ['speaks HTTP', 'not-understood', () => ({ raw: Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n') })],
    ['answers somebody else', 'not-understood', wrongId],
    ['gives notice', 'cut-off', () => ({ raw: replyTo({ id: 0, op: 'extended', oid: '1.2.3' }, { result: 52 }) })],
    ['sends a huge message', 'not-understood', () => ({ raw: octets(Buffer.alloc(4096), 0x30) })],
    ['sends entries without end', 'not-understood', () => ({ result: 0, entries: many })],
    [
      'answers a search with a sign-in',
      'not-understood',
      ({ id }) => ({ raw: replyTo({ id, op: 'bind', name: '', password: '' }, { result: 0 }) }),
    ],
    [
      'sends a result without a code',
      'not-understood',
      () => ({ raw: sequence(Buffer.from('020101', 'hex'), Buffer.from('6500', 'hex')) }),
    ],
  ])('%s: %s', async (_, trouble, answer) => {
    const server = await serve(answer)
    const directory = await connect(
      server,
      {},
      { seconds: trouble === 'timed-out' ? 0.05 : 5, messageBytes: 2048, entries: 20 },
    )
    await expect(directory.search(query())).rejects.toEqual(failure(trouble, true))
    // The connection is of no more use, and says with certainty that nothing more was sent.
    await expect(directory.modify('uid=lam', [])).rejects.toEqual(failure(trouble, false))
    expect(server.requests).toHaveLength(1)
  })

  test('whatever bytes a server sends, the search ends in a result or a failure of ours', async () => {
    let bytes: Uint8Array = new Uint8Array()
    const server = await serve(() => ({ raw: bytes }))
    const good = replyTo(
      { id: 1, op: 'search', base: '', scope: 0, most: 0, filter: everybody, attributes: [] },
      { result: 0, entries: [ward] },
    )
    const mutated = fc
      .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
      .map((changes) =>
        changes.reduce((copy, [at, byte]) => Buffer.from(copy.fill(byte, at, at + 1)), Buffer.from(good)),
      )
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 200 }), mutated), async (some) => {
        bytes = some
        const directory = await openDirectory({ host: '127.0.0.1', port: server.port, security: 'none' })
        const ended = await directory.search(query()).catch((error: unknown) => error)
        directory.close()
        expect(ended).toSatisfy(
          (end: { trouble?: string; result?: object }) => (end.trouble ?? end.result) !== undefined,
        )
      }),
      { numRuns: 300 },
    )
  })

  test('any bytes are a response or not understood', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          decodeResponse(bytes)
        } catch (error) {
          expect(error).toEqual(failure('not-understood'))
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('what the server says in its own words is cut, and no failure names host, entry or value', async () => {
    const server = await serve(() => ({ result: 80, diagnostic: 'x'.repeat(900) }))
    const directory = await connect(server)
    expect((await directory.modify(ward.name, [])).diagnostic).toHaveLength(500)
    expect(resultName(118)).toBe('result 118')
  })
})
