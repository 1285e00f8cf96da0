import { request } from 'node:http'
import { readPages } from '../apps/server/http/pages/read-pages.ts'
import { type RunningHttp, type StartOptions, startHttp } from '../apps/server/http/start-http.ts'
import { openLog } from '../apps/server/log/open-log.ts'
import { VaultDoor } from '../apps/server/vault/vault-door.ts'
import { type Action, type Caller, type Role, startSession } from '../office/access/index.ts'
import { openTestOffice, type TestOffice, type TestOfficeOptions } from './test-office.ts'

/** Somebody at a browser: keeps the cookie and sends what the console sends. */
export interface Visitor {
  caller: Caller | undefined
  cookie: string
  /** `POST` of JSON with the headers of the console; `more` replaces some of them. */
  post(path: string, body?: unknown, more?: Record<string, string>): Promise<Answer>
  get(path: string, more?: Record<string, string>): Promise<Answer>
}

export interface Answer {
  status: number
  headers: Headers
  /** As they came; `text` is the same as UTF-8. */
  bytes: Buffer
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was answered
  body: any
}

/** A whole server for tests: the test office, listening on this machine at a free port. */
export interface TestServer {
  office: TestOffice
  http: RunningHttp
  url: string
  /** All lines of the log so far. */
  logged: string[]
  /** Signed in, with these roles at the provider. */
  signIn(name: string, ...roles: Role[]): Promise<Visitor>
  /** A new session of somebody who is there already. */
  signInAgain(caller: Caller): Promise<Visitor>
  nobody: Visitor
  close(): Promise<void>
}

export type TestServerOptions = TestOfficeOptions &
  Partial<Omit<StartOptions, 'office'>> & { actions: readonly Action[] }

export async function openTestServer(options: TestServerOptions): Promise<TestServer> {
  const office = await openTestOffice(options)
  const logged: string[] = []
  const log = openLog('debug', office.clock, { write: (line) => void logged.push(line) })
  const http = await startHttp({
    ...{
      office,
      door: new VaultDoor(office),
      log,
      host: '127.0.0.1',
      port: 0,
      origin: undefined,
      trustProxy: false as const,
    },
    pages: readPages(undefined),
    ...options,
  })
  const visitor = (caller?: Caller, token?: string) => visitorAt(http, caller, token)
  const signInAgain = async (caller: Caller) => {
    const { accountId, authenticator, verified } = caller
    const { token, sessionId } = await startSession(office, { accountId, authenticator, verified, way: 'passkey' })
    return visitor({ ...caller, sessionId }, token)
  }
  return {
    ...{ office, http, logged, url: http.url, signInAgain },
    signIn: async (name, ...roles) => signInAgain(await office.addPerson(name, ...roles)),
    nobody: visitor(),
    async close() {
      await http.stop(0)
      await office.close()
    },
  }
}

function visitorAt({ url, parts }: RunningHttp, caller: Caller | undefined, token: string | undefined): Visitor {
  const { origin, secure } = parts.place()
  const cookie = token === undefined ? '' : `${secure ? '__Host-cordon' : 'cordon'}=${token}`
  const host = new URL(origin).host
  const own = { host, cookie, 'x-cordon': '1' }
  const ask = (path: string, method: string, headers: Record<string, string>, body?: string | Uint8Array) =>
    send(new URL(path, url), method, headers, body)
  return {
    ...{ caller, cookie },
    post: (path, body, more = {}) =>
      ask(
        path,
        'POST',
        { ...own, origin, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...more },
        typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body ?? {}),
      ),
    get: (path, more = {}) => ask(path, 'GET', { ...own, ...more }),
  }
}

/** Not `fetch`: it does not let anybody say which host is called. */
export function send(
  url: URL,
  method: string,
  headers: Record<string, string>,
  body?: string | Uint8Array,
): Promise<Answer> {
  return new Promise((done, fail) => {
    const asking = request(url, { method, headers }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('error', fail)
      response.on('end', () => {
        const bytes = Buffer.concat(pieces)
        const text = bytes.toString()
        const pairs = Object.entries(response.headers).map(([name, value]) => [name, [value].flat().join(', ')])
        const json = /json/.test(response.headers['content-type'] ?? '') && text !== ''
        done({
          status: response.statusCode!,
          headers: new Headers(pairs as [string, string][]),
          bytes,
          text,
          body: json ? JSON.parse(text) : undefined,
        })
      })
    })
    asking.on('error', fail)
    asking.end(body)
  })
}
