import type { Secret } from '../../../../base/vault/index.ts'
import type { Web } from './ask-http.ts'
import { type HttpAnswer, isObject, unclear } from './http-answer.ts'
import { StepFailure } from './step-failure.ts'

/** The errors that OAuth defines (RFC 6749 section 5.2, RFC 7009 section 2.2.1): words that may be repeated. Others are not. */
const errorCodes = new Set([
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
  'unsupported_token_type',
  'temporarily_unavailable',
])

/** `Authorization: Basic` as RFC 6749 section 2.3.1 has it: both parts form-encoded first. */
export function basicAuth(id: string, secret: Secret): Record<string, string> {
  const encode = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1)
  const pair = `${encode(id)}:${encode(secret.text())}`
  return { authorization: `Basic ${Buffer.from(pair, 'utf8').toString('base64')}` }
}

export interface Client {
  id: string
  secret: Secret
  /** Where the client's name and secret go: in the header or in the form. */
  by: 'header' | 'form'
}

/** An access token for the connector itself (RFC 6749 section 4.4). Asked for at every order, kept nowhere. */
export async function clientToken(web: Web, url: URL, client: Client, scope?: string): Promise<string> {
  const form: Record<string, string> = { grant_type: 'client_credentials' }
  if (scope !== undefined) form['scope'] = scope
  if (client.by === 'form') Object.assign(form, { client_id: client.id, client_secret: client.secret.text() })
  const answer = await web.ask({
    method: 'POST',
    url,
    headers: client.by === 'header' ? basicAuth(client.id, client.secret) : {},
    form,
  })
  const { access_token: token, token_type: type } = acceptOAuth(answer).object()
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token) || String(type).toLowerCase() !== 'bearer')
    throw unclear('no access token for the connector')
  return token
}

/** Throws unless the answer is 200. OAuth says wrong client credentials with 400 or 401. */
export function acceptOAuth(answer: HttpAnswer): HttpAnswer {
  if (answer.status !== 400 && answer.status !== 401) return answer.expect([200])
  const code = errorOf(answer)
  if (code === 'invalid_client' || code === 'unauthorized_client' || answer.status === 401)
    throw StepFailure.refused(
      'unauthorised',
      `The sign-in server does not accept the connector's own credentials (${answer.status}${code === '' ? '' : `, ${code}`})`,
    )
  throw StepFailure.refused('rejected', `The sign-in server refused the request (400${code === '' ? '' : `, ${code}`})`)
}

function errorOf(answer: HttpAnswer): string {
  try {
    const { error } = answer.object()
    return typeof error === 'string' && errorCodes.has(error) ? error : ''
  } catch {
    return ''
  }
}

export function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` }
}

/**
 * What a token says of itself, where it is a JSON Web Token. Not verified: the token is ours and comes straight from its issuer;
 * this only tells a person which rights are missing. Undefined where it cannot be read.
 */
export function claimsOf(token: string): Record<string, unknown> | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
    return isObject(claims) ? claims : undefined
  } catch {
    return undefined
  }
}
