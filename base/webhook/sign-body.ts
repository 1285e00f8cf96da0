import { createHmac, timingSafeEqual } from 'node:crypto'

/** `t=SECONDS,v1=HMAC`: HMAC-SHA256 in hex of the seconds since 1970, a dot, and the body, under the secret that both sides have. */
export function signBody(secret: Uint8Array, seconds: number, body: string): string {
  return `t=${seconds},v1=${mac(secret, seconds, body).toString('hex')}`
}

/** What a receiver does: is it ours, and at most so old? `now` in seconds since 1970. */
export function checkSignature(
  secret: Uint8Array,
  header: string,
  body: string,
  now: number,
  mostSeconds = 300,
): boolean {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header)
  if (match === null) return false
  const seconds = Number(match[1])
  if (Math.abs(now - seconds) > mostSeconds) return false
  return timingSafeEqual(mac(secret, seconds, body), Buffer.from(match[2]!, 'hex'))
}

const mac = (secret: Uint8Array, seconds: number, body: string): Buffer =>
  createHmac('sha256', secret).update(`${seconds}.${body}`).digest()
