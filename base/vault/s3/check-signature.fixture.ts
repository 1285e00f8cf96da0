import { createHash, createHmac } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')
const mac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)

/**
 * Checks a request as S3 does: signature version 4 over method, path, query and headers, and the SHA-256 of the body that it
 * covers. Answers S3's error code, or undefined where all is right. Source: Amazon's "Signing API requests".
 */
export function complaintAboutSignature(
  request: { method: string; url: URL; headers: IncomingHttpHeaders; body: Buffer },
  keys: { keyId: string; secret: string },
): string | undefined {
  const { method, url, headers, body } = request
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)$/
  const [, keyId, day, region, signed = '', signature] = form.exec(headers.authorization ?? '') ?? []
  if (keyId === undefined) return 'AccessDenied'
  if (keyId !== keys.keyId) return 'InvalidAccessKeyId'
  const content = String(headers['x-amz-content-sha256'])
  if (content !== sha256(body)) return 'XAmzContentSHA256Mismatch'
  const query = [...url.searchParams].map(([name, value]) => `${escaped(name)}=${escaped(value)}`).sort()
  const canonical = [
    ...[method, url.pathname, query.join('&')],
    ...signed.split(';').map((name) => `${name}:${headers[name]}`),
    ...['', signed, content],
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const key = [region!, 's3', 'aws4_request'].reduce(mac, mac(`AWS4${keys.secret}`, day!))
  return mac(key, text).toString('hex') === signature ? undefined : 'SignatureDoesNotMatch'
}
