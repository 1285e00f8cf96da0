import { elementIndex } from '../../taxonomy.ts'
import { type Drafts, Rank } from '../../text/drafts.ts'
import type { Recognizer } from '../contract.ts'

const element = elementIndex('url')
const rest = /[^\s<>"'`{}|\\^\u3000-\u303f\uff00-\uffef]{1,2048}/y

/** Web addresses: with http, https or ftp in front, or starting with www. */
export const url: Recognizer = {
  name: 'url',
  elements: ['url'],
  read({ text }, drafts) {
    for (let at = text.indexOf('://'); at >= 0; ) {
      const scheme = /(?:https?|ftps?|sftp)$/i.exec(text.slice(Math.max(0, at - 5), at))
      const end = scheme === null ? at + 3 : add(text, at - scheme[0].length, at + 3, drafts)
      at = text.indexOf('://', end)
    }
    for (let at = text.indexOf('www.'); at >= 0; ) {
      const end = at === 0 || !/[\w./@-]/.test(text[at - 1]!) ? add(text, at, at + 4, drafts) : at + 4
      at = text.indexOf('www.', end)
    }
  },
}

/** Adds the address whose host starts at `host`; answers where to look on. */
function add(text: string, start: number, host: number, drafts: Drafts): number {
  rest.lastIndex = host
  let end = host + (rest.exec(text)?.[0].length ?? 0)
  while (end > host && '.,;:!?)]'.includes(text[end - 1]!)) end--
  const found = text.slice(host, end)
  if (!/^[\p{L}\d.-]{1,253}(?::\d{1,5})?(?:[/?#]|$)/u.test(found) || !/\.|^localhost/.test(found))
    return Math.max(end, host)
  drafts.add(element, start, end, 95, Rank.labelledChecksum, 'A web address by its shape')
  return end
}
