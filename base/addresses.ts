import { BlockList, isIP } from 'node:net'

/** Words about network addresses that need no network. */

/** `198.51.100.7` and `2001:db8::7` in one spelling; undefined where `text` is no IP address (zones such as `%eth0` are none). */
export function ipAddress(text: string): string | undefined {
  const family = isIP(text)
  if (family === 0 || text.includes('%')) return undefined
  return family === 4 ? text : new URL(`http://[${text}]/`).hostname.slice(1, -1)
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Whether a host, as a URL or a setting names it, is this very machine: the one place where plain connections are allowed. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '')
  const family = isIP(bare)
  return family === 0 ? bare.toLowerCase() === 'localhost' : loopback.check(bare, family === 4 ? 'ipv4' : 'ipv6')
}

/** Whether an IP address lies in any of the ranges (`10.0.0.0/8`, `2001:db8::/32`, or a single address). Throws RangeError on a wrong range. */
export function isInRanges(address: string, ranges: readonly string[]): boolean {
  const list = new BlockList()
  for (const range of ranges) addRange(list, range)
  const family = isIP(address)
  return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

function addRange(list: BlockList, range: string): void {
  const [network = '', bits, ...rest] = range.split('/')
  const family = isIP(network)
  const width = family === 4 ? 32 : 128
  const prefix = bits === undefined ? width : /^\d{1,3}$/.test(bits) ? Number(bits) : -1
  if (family === 0 || rest.length > 0 || prefix < 0 || prefix > width)
    throw new RangeError('Not an IP address or range such as 10.0.0.0/8')
  list.addSubnet(network, prefix, family === 4 ? 'ipv4' : 'ipv6')
}
