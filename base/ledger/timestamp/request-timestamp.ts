import { createHash, randomBytes, type X509Certificate } from 'node:crypto'
import { Problem } from '../../errors.ts'
import { boolean, integer, nothing, octets, oid, sequence } from './der/write-der.ts'
import { sha256Oid } from './oids.ts'
import { mostTimestampBytes, type Timestamp, verifyTimestamp } from './verify-timestamp.ts'

/** What is used of `fetch`; whoever calls passes it in, so that nothing here opens a connection by itself. */
export type Fetch = (
  url: string,
  init: {
    method: 'POST'
    headers: Record<string, string>
    body: Uint8Array<ArrayBuffer>
    signal: AbortSignal
    redirect: 'error'
  },
) => Promise<Pick<Response, 'status' | 'body' | 'headers'>>

/** A time-stamp service: its address, and the roots that vouch for it. */
export interface TimestampService {
  url: string
  roots: readonly X509Certificate[]
  fetch: Fetch
  /** Milliseconds for the whole exchange; 30,000 unless given. */
  timeoutMs?: number
}

const defaultTimeoutMs = 30_000

/**
 * Asks a service to put the time on `note` (a signed checkpoint): only its SHA-256 and a random number leave. The answer is verified
 * before it is given back. Answers the whole response, to be kept beside the note, and the time. Throws `TIMESTAMP_FAILED`.
 */
export async function requestTimestamp(
  note: string,
  service: TimestampService,
): Promise<{ response: Uint8Array; timestamp: Timestamp }> {
  const stamped = Buffer.from(note)
  // 63 bits: a positive number in 8 bytes, which every service can read.
  const nonce = randomBytes(8).readBigUInt64BE() >> 1n
  const response = await post(service, timestampRequest(stamped, nonce))
  const timestamp = verifyTimestamp(response, stamped, service.roots, { nonce })
  if (typeof timestamp === 'string') throw failed(service, `its answer does not hold: ${timestamp}`)
  return { response, timestamp }
}

/** TimeStampReq (RFC 3161, 2.4.1): version 1, SHA-256 of `stamped`, the nonce, and that the certificate shall come along. */
export function timestampRequest(stamped: Uint8Array, nonce: bigint): Uint8Array<ArrayBuffer> {
  const hash = createHash('sha256').update(stamped).digest()
  const imprint = sequence(sequence(oid(sha256Oid), nothing()), octets(hash))
  return new Uint8Array(sequence(integer(1n), imprint, integer(nonce), boolean(true)))
}

async function post(service: TimestampService, body: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const headers = { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' }
  const signal = AbortSignal.timeout(service.timeoutMs ?? defaultTimeoutMs)
  try {
    const answer = await service.fetch(service.url, { method: 'POST', headers, body, signal, redirect: 'error' })
    if (answer.status !== 200) throw failed(service, `it answered with status ${answer.status}`)
    if (!/^application\/timestamp-reply\b/i.test(answer.headers.get('content-type') ?? ''))
      throw failed(service, 'its answer is not a time stamp')
    return await readBounded(service, answer.body)
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw failed(service, 'it does not answer', { cause })
  }
}

async function readBounded(service: TimestampService, body: Response['body']): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of body ?? []) {
    bytes += piece.length
    if (bytes > mostTimestampBytes) throw failed(service, 'its answer is too large')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

function failed({ url }: TimestampService, why: string, options?: ErrorOptions): Problem {
  return new Problem(
    'TIMESTAMP_FAILED',
    `There is no time stamp from ${URL.parse(url)?.host ?? 'the service'}: ${why}`,
    'Check its address and root certificate, then try again; the ledger itself is not touched',
    options,
  )
}
