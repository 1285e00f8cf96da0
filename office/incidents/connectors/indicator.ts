import { ipAddress, isInRanges, isLoopback } from '../../../base/addresses.ts'

/** Something of the attacker's that can be blocked. */
export const indicatorTypes = ['ip', 'domain', 'url', 'sha256', 'email'] as const
export type IndicatorType = (typeof indicatorTypes)[number]

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const domainShape = new RegExp(`^(?=.{4,253}$)(?:${label}\\.)+(?!\\d+$)${label}$`)
const localPart = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/i
/** Never an attacker's: this machine, its own network segment, everybody, nobody. */
const nobodys = ['0.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '240.0.0.0/4', '::/128', 'fe80::/10', 'ff00::/8']

/**
 * An indicator in its one spelling (`EVIL.Example.` is `evil.example`), or why it is none. Written with care as analysts do
 * (`evil[.]example`, `hxxp://`), it is read as meant.
 */
export function readIndicator(type: IndicatorType, written: string): { value: string } | { wrong: string } {
  const text = written
    .trim()
    .replaceAll('[.]', '.')
    .replaceAll('(.)', '.')
    .replace(/^hxxp/i, 'http')
    .replace('[:]', ':')
  if (text.length > 2048) return { wrong: 'It is too long' }
  switch (type) {
    case 'ip':
      return readAddress(text)
    case 'domain':
      return readDomain(text)
    case 'url':
      return readUrl(text)
    case 'sha256':
      return /^[0-9a-f]{64}$/i.test(text) ? { value: text.toLowerCase() } : { wrong: 'A SHA-256 has 64 hex digits' }
    case 'email':
      return readMailAddress(text)
  }
}

function readAddress(text: string): { value: string } | { wrong: string } {
  const value = ipAddress(text)
  if (value === undefined) return { wrong: 'It is not an IP address' }
  if (isLoopback(value) || isInRanges(value, nobodys))
    return { wrong: 'It is an address that is no single other machine' }
  return { value }
}

function readDomain(text: string): { value: string } | { wrong: string } {
  const value = hostOf(`http://${text.replace(/\.$/, '')}/`) ?? ''
  return domainShape.test(value) ? { value } : { wrong: 'It is not a domain name with at least two parts' }
}

function readUrl(text: string): { value: string } | { wrong: string } {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '')
    return { wrong: 'It is not a web address that begins with http or https' }
  if (url.username !== '' || url.password !== '') return { wrong: 'It carries a name or password; leave them out' }
  url.hash = ''
  return { value: url.href }
}

function readMailAddress(text: string): { value: string } | { wrong: string } {
  const at = text.lastIndexOf('@')
  const domain = readDomain(text.slice(at + 1))
  if (at < 1 || !localPart.test(text.slice(0, at)) || 'wrong' in domain) return { wrong: 'It is not an e-mail address' }
  return { value: `${text.slice(0, at).toLowerCase()}@${domain.value}` }
}

function hostOf(text: string): string | undefined {
  const url = URL.parse(text)
  return url === null || url.pathname !== '/' || url.username !== '' || url.port !== '' ? undefined : url.hostname
}

/**
 * Whether blocking would hit what is protected: an address in a protected range, a protected domain or one above or below it,
 * and URLs and mail addresses there.
 */
export function isProtected(type: IndicatorType, value: string, protectedList: readonly string[]): boolean {
  if (type === 'sha256') return protectedList.some((entry) => entry.toLowerCase() === value)
  const host =
    type === 'url' ? new URL(value).hostname.replace(/^\[|\]$/g, '') : value.slice(value.lastIndexOf('@') + 1)
  const ranges = protectedList.filter((entry) => ipAddress(entry.split('/')[0]!) !== undefined)
  if (ipAddress(host) !== undefined) return isInRanges(host, ranges)
  return protectedList.some((entry) => {
    const own = entry.toLowerCase()
    if (own.includes('@'))
      return own === value || (type === 'domain' && covers(host, own.slice(own.lastIndexOf('@') + 1)))
    return covers(own, host) || (type === 'domain' && covers(host, own))
  })
}

/** Whether `host` is `domain` or lies under it. */
function covers(domain: string, host: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}
