import { elementIndex } from '../../taxonomy.ts'
import { Rank } from '../../text/drafts.ts'
import type { Recognizer } from '../contract.ts'

const element = elementIndex('private-key')
const begin = '-----BEGIN '
const longestKey = 16_384

/** PEM blocks of private keys (RFC 7468, OpenSSH, PGP), marked from the BEGIN line to the END line. */
export const privateKey: Recognizer = {
  name: 'private-key',
  elements: ['private-key'],
  read({ text }, drafts) {
    for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + begin.length)) {
      const head = /^-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/.exec(text.slice(at, at + 80))
      if (head === null) continue
      const tail = text.slice(at, at + longestKey).indexOf('-----END ')
      const close = tail < 0 ? -1 : text.indexOf('-----', at + tail + 9)
      const end = close < 0 || close > at + longestKey + 80 ? Math.min(text.length, at + longestKey) : close + 5
      drafts.add(element, at, end, 99, Rank.labelledChecksum, 'Starts with the header of a private key')
    }
  },
}
