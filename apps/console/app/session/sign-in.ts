import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser'
import type { WaysInAnswer } from '../../../../office/client-types.ts'
import { send } from '../../api/send.ts'

/** The person closed the window of the browser that asks for the passkey, or it was too late. */
export class PasskeyNotGiven extends Error {
  constructor(cause: unknown) {
    super('No passkey was given', { cause })
    this.name = 'PasskeyNotGiven'
  }
}

/** The device that was chosen has a passkey of this person already. */
export class PasskeyAlreadyThere extends Error {
  constructor(cause: unknown) {
    super('This device has a passkey already', { cause })
    this.name = 'PasskeyAlreadyThere'
  }
}

export async function readWaysIn(): Promise<WaysInAnswer> {
  return (await send<WaysInAnswer>('/api/ways-in', undefined)).body
}

/** Two clicks: the button, and the browser's own question. Throws `PasskeyNotGiven`, `ServerProblem` (SIGN_IN_FAILED ...). */
export async function signInWithPasskey(): Promise<void> {
  const { body } = await send<Begun<PublicKeyCredentialRequestOptionsJSON>>('/api/sign-in/begin-passkey', {})
  const response = await given(startAuthentication({ optionsJSON: body.options }))
  await send('/api/sign-in/passkey', { challenge_id: body.challenge_id, response })
}

export async function signInWithCodes(codes: { email: string; generated: string; recovery: string }): Promise<void> {
  await send('/api/sign-in/codes', codes)
}

/** Leaves the page for the provider's directory; it comes back to `/`, from where `takeReturn` leads to the place that was wanted. */
export async function signInWithDirectory(): Promise<void> {
  const { body } = await send<{ url: string }>('/api/sign-in/begin-directory', {})
  sessionStorage.setItem(returnName, window.location.pathname)
  window.location.assign(body.url)
}

/** A session that the directory did not vouch for sees nothing until a generated code is given. */
export async function verifySession(code: string): Promise<void> {
  await send('/api/verify-session', { code })
}

/** Makes a passkey with an enrolment code and signs in. Answers the recovery codes, shown once; none while the vault is sealed. */
export async function enrol(code: string): Promise<string[]> {
  const { body } = await send<Begun<PublicKeyCredentialCreationOptionsJSON>>('/api/sign-in/begin-enrolment', { code })
  const response = await given(startRegistration({ optionsJSON: body.options }))
  const enrolled = { code, challenge_id: body.challenge_id, response }
  return (await send<{ recovery_codes?: string[] }>('/api/sign-in/enrolment', enrolled)).body.recovery_codes ?? []
}

/** One more passkey, for whoever is signed in and verified. Throws like `enrol`. */
export async function addPasskey(): Promise<void> {
  const { body } = await send<Begun<PublicKeyCredentialCreationOptionsJSON>>('/api/begin-own-passkey', {})
  const response = await given(startRegistration({ optionsJSON: body.options }))
  await send('/api/add-own-passkey', { challenge_id: body.challenge_id, response })
}

export async function signOut(): Promise<void> {
  await send('/api/sign-out', {})
}

/** The place that was wanted before the directory was asked, once. A path holds ids, no names. */
export function takeReturn(): string | null {
  const path = sessionStorage.getItem(returnName)
  sessionStorage.removeItem(returnName)
  return path
}

interface Begun<Options> {
  challenge_id: string
  options: Options
}

const returnName = 'cordon.return'

async function given<Response>(asking: Promise<Response>): Promise<Response> {
  try {
    return await asking
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'InvalidStateError') throw new PasskeyAlreadyThere(cause)
    throw cause instanceof WebAuthnError || cause instanceof DOMException || isNamed(cause)
      ? new PasskeyNotGiven(cause)
      : cause
  }
}

/** What browsers throw when a person says no, or none of the devices fits. */
function isNamed(cause: unknown): boolean {
  return cause instanceof Error && ['NotAllowedError', 'AbortError'].includes(cause.name)
}
