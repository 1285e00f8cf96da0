import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ObjectStore } from '../object-store.ts'
import { Secret } from '../secret.ts'
import { complaintAboutSignature } from './check-signature.fixture.ts'
import { type Answer, MemoryBucket, refusal, type S3ServerOptions } from './memory-bucket.fixture.ts'
import { type S3Options, s3Defaults } from './options.ts'

/** A fault to show in the place of an answer. */
export type Fault =
  | 'cut'
  | 'cut after answering'
  | 'cut in the body'
  | 'silence'
  | { status: number; code: string; text?: string }

/** One request, so that a test can choose which of them goes wrong. */
export interface Asked {
  what: string
  key: string
  query: URLSearchParams
  /** How many of this kind were asked before. */
  before: number
}

export const testKeys = { keyId: 'EXAMPLEKEYID', secret: 'example-secret-of-the-clinic' }

/** Options for a server on this machine; parts are smaller than Amazon's 5 MiB so that tests send many. */
export function testOptions(port: number): S3Options {
  return {
    ...s3Defaults,
    ...{ bucket: 'harbour', pathStyle: true, prefix: 'clinic/', attempts: 3, idleMs: 2000, partBytes: 1 << 16 },
    endpoint: new URL(`http://127.0.0.1:${port}`),
    access: { keyId: testKeys.keyId, secret: new Secret(testKeys.secret) },
  }
}

/** Bytes that differ from place to place. */
export function someBytes(count: number, seed = 0): Buffer {
  const all = Buffer.alloc(count)
  for (let at = 0; at + 4 <= count; at += 4) all.writeUInt32LE(Math.imul(at + seed + 1, 0x9e3779b1) >>> 0, at)
  return all
}

/** The same in odd pieces. */
export function* somePieces(count: number, seed = 0): Generator<Buffer> {
  const all = someBytes(count, seed)
  for (let at = 0; at < count; at += 10_007) yield all.subarray(at, at + 10_007)
}

export async function readWhole(store: ObjectStore, name: string): Promise<Buffer> {
  const object = (await store.get(name))!
  return Buffer.from(await object.read(0, object.size))
}

const flags = ['versioning', 'object-lock', 'legal-hold', 'versions', 'uploads', 'uploadId', 'list-type']

/** A bucket behind HTTP that can fail as networks and servers do.  */
export class S3Server {
  readonly bucket: MemoryBucket
  readonly asked: string[] = []
  fault: (asked: Asked) => Fault | undefined = () => undefined
  readonly #server = createServer((request, response) => void this.#serve(request, response))

  constructor(options: S3ServerOptions = {}) {
    this.bucket = new MemoryBucket(options)
  }

  async start(): Promise<S3Options> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
    const { port } = this.#server.address() as AddressInfo
    return testOptions(port)
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://s3')
    const [, bucket = '', ...rest] = decodeURIComponent(url.pathname).split('/')
    const key = rest.join('/')
    const flag = flags.find((one) => url.searchParams.has(one))
    const what = `${request.method} ${key === '' ? 'bucket' : 'object'}${flag ? ` ${flag}` : ''}`
    const before = this.asked.filter((one) => one === what).length
    this.asked.push(what)
    const fault = this.fault({ what, key, query: url.searchParams, before })
    if (fault === 'silence') return
    if (fault === 'cut') return void request.socket.destroy()
    const pieces: Buffer[] = []
    try {
      for await (const piece of request) pieces.push(piece)
    } catch {
      return
    }
    const body = Buffer.concat(pieces)
    const { method = '', headers } = request
    const complaint = complaintAboutSignature({ method, url, headers, body }, testKeys)
    if (complaint !== undefined) return send(response, refusal(403, complaint, `of ${headers.authorization}`), method)
    if (bucket !== 'harbour') return send(response, refusal(404, 'NoSuchBucket'), request.method)
    if (typeof fault === 'object') return send(response, refusal(fault.status, fault.code, fault.text), request.method)
    const answer = this.bucket.answer({ what, key, query: url.searchParams, headers: request.headers, body })
    if (fault === 'cut after answering') return void request.socket.destroy()
    send(response, answer, request.method, fault === 'cut in the body')
  }
}

function send(
  response: ServerResponse,
  { status = 200, headers = {}, body = '' }: Answer,
  method: string | undefined,
  cut = false,
): void {
  const length = status === 204 ? {} : { 'Content-Length': Buffer.byteLength(body) }
  response.writeHead(status, { ...headers, ...length })
  if (method === 'HEAD' || !cut) response.end(method === 'HEAD' || status === 204 ? undefined : body)
  else response.write(Buffer.from(body).subarray(0, Buffer.byteLength(body) >> 1), () => response.destroy())
}
