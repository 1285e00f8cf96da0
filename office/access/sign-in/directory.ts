import {
  allowInsecureRequests,
  ClientSecretPost,
  type Configuration,
  type CustomFetch,
  customFetch,
  discovery,
} from 'openid-client'
import { Problem } from '../../../base/errors.ts'
import type { Secret } from '../../../base/vault/index.ts'

/** The provider's own directory, as OpenID Connect 1.0 knows it. */
export interface DirectorySettings {
  issuer: string
  clientId: string
  clientSecret: Secret
  /** Our address that the directory sends people back to. */
  redirectUri: string
  /** Values of `acr` that say that the person was verified; `amr` with mfa, hwk, otp, fpt, face or pin says so too. */
  verifiedAcr?: readonly string[]
}

export interface Directory {
  settings: DirectorySettings
  /** Asked once it is needed, so that a directory that is down keeps nobody from starting. */
  configuration(): Promise<Configuration>
}

/** A directory that answers over `fetch`. Plain http is allowed on this machine only. Throws `DIRECTORY_UNREACHABLE` when asked. */
export function openDirectory(settings: DirectorySettings, fetch: CustomFetch): Directory {
  let known: Promise<Configuration> | undefined
  const local = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/.test(settings.issuer)
  const ask = () =>
    discovery(new URL(settings.issuer), settings.clientId, undefined, ClientSecretPost(settings.clientSecret.text()), {
      [customFetch]: fetch,
      timeout: 10,
      ...(local && { execute: [allowInsecureRequests] }),
    }).catch((cause: unknown) => {
      known = undefined
      throw unreachable(cause)
    })
  return { settings, configuration: () => (known ??= ask()) }
}

export function unreachable(cause: unknown): Problem {
  return new Problem(
    'DIRECTORY_UNREACHABLE',
    'The directory for single sign-on does not answer, or not as it should',
    'Sign in with a passkey; an administrator finds the reason in the log',
    { cause },
  )
}
