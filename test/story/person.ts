import { expect } from 'vitest'
import type { ActionName, InputOf, OutputOf, ProblemAnswer } from '../../office/client-types.ts'
import { TestAuthenticator } from '../authenticator.ts'
import { type Answer, send } from '../test-server.ts'

/** Where the server is, the time that passes with each request, and what it has refused so far. */
export interface Place {
  origin: string
  /** What people type is `localhost`; the server listens at 127.0.0.1. */
  url: string
  tick(): void
  /** Every refusal that somebody met, in order, as the ledger should have it. */
  refusals: Refusal[]
  /** Told each secret that somebody is given: tokens of sessions, recovery codes. */
  keep?(secret: string, of: string): void
}

export interface Refusal {
  who: string
  action: string
  why: string
}

/** Somebody at a browser of their own: a passkey, a cookie, and requests over HTTP. Nothing else reaches the server. */
export class Person {
  readonly name: string
  readonly accountId: string
  readonly #place: Place
  readonly #key: TestAuthenticator
  #cookie: string

  private constructor(name: string, accountId: string, place: Place, key: TestAuthenticator, cookie: string) {
    this.name = name
    this.accountId = accountId
    this.#place = place
    this.#key = key
    this.#cookie = cookie
  }

  /** Makes the first passkey with the code that an administrator handed over, and comes in. */
  static async enrol(place: Place, name: string, code: string): Promise<Person> {
    const key = new TestAuthenticator(place.origin)
    const begun = await ask(place, '', '/api/sign-in/begin-enrolment', { code })
    const response = key.make(begun.body.options)
    const done = await ask(place, '', '/api/sign-in/enrolment', {
      ...{ code, challenge_id: begun.body.challenge_id, response },
    })
    const cookie = cookieOf(place, done)
    for (const recovery of done.body.recovery_codes) place.keep?.(recovery, 'a recovery code')
    const session = await get(place, cookie, '/api/session')
    return new Person(name, session.body.account_id, place, key, cookie)
  }

  async signIn(): Promise<void> {
    const begun = await ask(this.#place, '', '/api/sign-in/begin-passkey', {})
    const given = { challenge_id: begun.body.challenge_id, response: this.#key.use(begun.body.options) }
    this.#cookie = cookieOf(this.#place, await ask(this.#place, '', '/api/sign-in/passkey', given))
  }

  /** Any request. A session that was idle for too long has ended: then the passkey is used again, as people do. */
  async post(path: string, body: unknown): Promise<Answer> {
    const answer = await ask(this.#place, this.#cookie, path, body)
    if (answer.status !== 401) return answer
    expect(answer.body.code).toBe('SIGN_IN')
    await this.signIn()
    return ask(this.#place, this.#cookie, path, body)
  }

  /** Does an action and answers what it says. */
  async act<Name extends ActionName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
    const answer = await this.post(`/api/${name}`, input)
    expect(answer.status, `${this.name}, ${name}: ${answer.text}`).toBe(200)
    return answer.body
  }

  /** Asks for an action that waits for a second person. Answers the approval's id. */
  async askSecond<Name extends ActionName>(name: Name, input: InputOf<Name>): Promise<string> {
    const answer = await this.post(`/api/${name}`, input)
    expect(answer.status, `${this.name}, ${name}: ${answer.text}`).toBe(202)
    return answer.body.approval
  }

  /** Tries what is not theirs to do: refused as RFC 9457 has it, with nothing but what happened and what to do. */
  async isRefused<Name extends ActionName>(name: Name, input: InputOf<Name>, path: string = name): Promise<void> {
    const problem = await this.#problem(name, input, path)
    expect(problem.status, `${this.name}, ${name}: ${problem.detail}`).toBe(403)
    const why = problem.code.toLowerCase().replaceAll('_', '-')
    this.#place.refusals.push({ who: this.name, action: name, why })
  }

  /** Tries what they may do, but cannot at present. Answers the code of the problem. */
  async cannot<Name extends ActionName>(name: Name, input: InputOf<Name>): Promise<string> {
    return (await this.#problem(name, input, name)).code
  }

  async #problem(name: string, input: unknown, path: string): Promise<ProblemAnswer> {
    const answer = await this.post(`/api/${path}`, input)
    expect(answer.status, `${this.name}, ${name}: ${answer.text}`).toBeGreaterThanOrEqual(400)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    const { status, code } = answer.body
    expect(answer.body).toMatchObject({ type: `/errors#${code}`, detail: /\w/, remedy: /\w/ })
    expect(status).toBe(answer.status)
    return answer.body
  }

  /** A file in parts of `partBytes`, as the console sends it. Answers the upload's id. */
  async upload(case_id: string, name: string, bytes: Buffer, partBytes = 1 << 20): Promise<string> {
    const { upload_id } = await this.act('begin-upload', { case_id, name, bytes: bytes.length })
    for (let from = 0; from < bytes.length; from += partBytes) {
      const part = bytes.subarray(from, from + partBytes)
      const { body } = await this.sendPart(case_id, upload_id, from, part)
      expect(body).toMatchObject({ received: from + part.length })
    }
    return upload_id
  }

  sendPart(case_id: string, upload_id: string, from: number, part: Buffer): Promise<Answer> {
    return this.sendBytes(`/api/cases/${case_id}/uploads/${upload_id}`, from, part)
  }

  /** One part of a file to where it was announced. */
  sendBytes(path: string, from: number, part: Buffer): Promise<Answer> {
    this.#place.tick()
    const headers = {
      ...headersOf(this.#place, this.#cookie),
      ...{ 'content-type': 'application/octet-stream', 'upload-offset': String(from) },
    }
    return send(new URL(path, this.#place.url), 'PUT', headers, part)
  }

  /** The bytes of a file that may be fetched, or the status that says why not. */
  async download(path: string): Promise<Buffer | number> {
    const { status, bytes } = await get(this.#place, this.#cookie, path)
    return status === 200 ? bytes : status
  }
}

const headersOf = ({ origin }: Place, cookie: string): Record<string, string> => ({
  ...{ host: new URL(origin).host, origin, cookie, 'x-cordon': '1', 'sec-fetch-site': 'same-origin' },
})

/** A request of somebody who is not signed in, or of whoever has the cookie. */
export function ask(place: Place, cookie: string, path: string, body: unknown): Promise<Answer> {
  place.tick()
  const headers = { ...headersOf(place, cookie), 'content-type': 'application/json' }
  return send(new URL(path, place.url), 'POST', headers, JSON.stringify(body))
}

function get(place: Place, cookie: string, path: string): Promise<Answer> {
  place.tick()
  return send(new URL(path, place.url), 'GET', headersOf(place, cookie))
}

function cookieOf(place: Place, answer: Answer): string {
  expect(answer.status, answer.text).toBe(200)
  const cookie = answer.headers.get('set-cookie')!.split(';')[0]!
  place.keep?.(cookie.split('=')[1]!, 'the token of a session')
  return cookie
}
