/**
 * The session's cookie: out of reach of scripts, sent to this host only and never along with requests of other sites. No end is set, so
 * that it goes when the browser is closed; the server ends the session earlier (15 minutes idle, 12 hours). Over https its name makes
 * the browser insist on all of that (RFC 6265bis, `__Host-`).
 */
const nameOf = (secure: boolean): string => (secure ? '__Host-cordon' : 'cordon')

const attributes = (secure: boolean): string => `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`

export function sessionCookie(token: string, secure: boolean): string {
  return `${nameOf(secure)}=${token}; ${attributes(secure)}`
}

/** Makes the browser forget it. */
export function endedCookie(secure: boolean): string {
  return `${nameOf(secure)}=; Max-Age=0; ${attributes(secure)}`
}

/** The token of a request; undefined where there is none, or something that never was one. */
export function tokenOf(cookies: string | undefined, secure: boolean): string | undefined {
  const start = `${nameOf(secure)}=`
  const found = (cookies ?? '').split(/; ?/).filter((pair) => pair.startsWith(start))
  // Two of one name: somebody tries to put theirs before ours.
  if (found.length !== 1) return undefined
  const token = found[0]!.slice(start.length)
  return /^[A-Za-z0-9_-]{43}$/.test(token) ? token : undefined
}
