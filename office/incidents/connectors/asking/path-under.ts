import { unclear } from './http-answer.ts'

/**
 * An address below a base address. Parts are encoded, so that nothing in an identifier can leave its place: `..` and the like,
 * which encoding does not touch, are refused.
 */
export function pathUnder(base: URL, ...parts: readonly string[]): URL {
  if (parts.some((part) => part === '' || part.length > 1024 || /^\.+$/.test(part)))
    throw unclear('an identifier that is none')
  const url = new URL(base)
  url.pathname = [url.pathname.replace(/\/+$/, ''), ...parts.map(encodeURIComponent)].join('/')
  return url
}
