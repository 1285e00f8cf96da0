import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { ActionName, InputOf, OutputOf, UploadAnswer } from '../../office/client-types.ts'
import type { Staff } from './beside.ts'
import type { Installation } from './installation.ts'

/** Somebody who does not give up: what got no answer is sent again with the same request id, as the console does. */
export class Client {
  /** Tries without an answer, by what came instead: `connection`, or the code of a problem. */
  readonly unanswered = new Map<string, number>()
  readonly staff: Staff
  readonly #installation: Installation

  constructor(installation: Installation, staff: Staff) {
    this.#installation = installation
    this.staff = staff
  }

  /** Does an action, however often it takes. Throws for an answer that is a refusal. */
  async act<Name extends ActionName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
    const id = { 'x-request-id': randomUUID(), 'content-type': 'application/json' }
    const { status, body } = await this.#untilAnswered(`/api/${name}`, 'POST', id, JSON.stringify(input))
    if (status !== 200) throw new Error(`${name} was answered with ${status}: ${JSON.stringify(body)}`)
    return body as OutputOf<Name>
  }

  /** A file in parts; where an answer got lost, it asks how far the file has come. Answers the upload's id. */
  async upload(case_id: string, name: string, bytes: Buffer, partBytes: number): Promise<string> {
    const { upload_id } = await this.act('begin-upload', { case_id, name, bytes: bytes.length })
    let at = 0
    while (at < bytes.length) {
      const part = bytes.subarray(at, at + partBytes)
      const headers = { 'content-type': 'application/octet-stream', 'upload-offset': String(at) }
      const sent = await this.#once(`/api/cases/${case_id}/uploads/${upload_id}`, 'PUT', headers, part)
      if (sent?.status === 200) at = (sent.body as UploadAnswer).received
      else at = (await this.act('read-upload', { case_id, upload_id })).received
    }
    return upload_id
  }

  async #untilAnswered(path: string, method: string, headers: Record<string, string>, body: string) {
    for (;;) {
      const answer = await this.#once(path, method, headers, body)
      if (answer !== undefined) return answer
      await wait(100)
    }
  }

  /** Undefined: no answer that says anything about the request itself. */
  async #once(path: string, method: string, headers: Record<string, string>, body: string | Buffer) {
    const own = { cookie: `cordon=${this.staff.token}`, 'x-cordon': '1', 'x-forwarded-for': this.staff.from }
    try {
      const url = this.#installation.url + path
      const response = await fetch(url, { method, headers: { ...own, ...headers }, body: body as string })
      const answer = (await response.json()) as { code?: string }
      if (response.status !== 429 && response.status < 500) return { status: response.status, body: answer as unknown }
      this.#count(answer.code ?? `status ${response.status}`)
    } catch {
      this.#count('connection')
    }
    return undefined
  }

  #count(what: string): void {
    this.unanswered.set(what, (this.unanswered.get(what) ?? 0) + 1)
  }
}
