import { Shape } from '../../scan/candidates.ts'
import { elementIndex } from '../../taxonomy.ts'
import { Rank } from '../../text/drafts.ts'
import type { Recognizer } from '../contract.ts'

const element = elementIndex('us-mbi')
/** CMS: 1-9, letter, alphanumeric, digit, letter, alphanumeric, digit, two letters, two digits; never S, L, O, I, B, Z. */
const letter = '[AC-HJKMNP-RT-Y]'
const either = '[0-9AC-HJKMNP-RT-Y]'
const shape = new RegExp(`[1-9]${letter}${either}\\d-?${letter}${either}\\d-?${letter}{2}\\d{2}(?![A-Za-z0-9])`, 'iy')

/** US Medicare beneficiary identifiers: 1EG4-TE5-MK73. */
export const mbi: Recognizer = {
  name: 'mbi',
  elements: ['us-mbi'],
  read({ candidates, text }, drafts) {
    for (let at = 0; at < candidates.count; at++) {
      const start = candidates.start[at]!
      if (candidates.shape[at] !== Shape.code || candidates.pattern[at]! >>> 28 === 0xa) continue
      shape.lastIndex = start
      const found = shape.exec(text)
      if (found === null) continue
      const why = 'Shaped as only US Medicare beneficiary identifiers are'
      drafts.add(element, start, start + found[0].length, 90, Rank.checksum + 1, why)
    }
  },
}
