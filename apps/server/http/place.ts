/** Where people find this server. */
export interface Place {
  /** Scheme, host and port of the address that people type: passkeys belong to it. */
  origin: string
  /** https, by our own certificate or by the proxy before us. */
  secure: boolean
  /** What the `host` of a request may be, and `origin` with the scheme before it. */
  hosts: ReadonlySet<string>
}

const loopback = ['localhost', '127.0.0.1', '[::1]']

/** On this machine alone, a browser may also call it by number; the pages then send it to `localhost`, where passkeys work. */
export function placeOf(origin: string): Place {
  const { protocol, host, hostname, port } = new URL(origin)
  const names = loopback.includes(hostname) ? loopback.map((name) => (port === '' ? name : `${name}:${port}`)) : [host]
  return { origin: `${protocol}//${host}`, secure: protocol === 'https:', hosts: new Set(names) }
}

export function isOurs({ hosts, secure }: Place, origin: string): boolean {
  const scheme = secure ? 'https://' : 'http://'
  return origin.startsWith(scheme) && hosts.has(origin.slice(scheme.length))
}
