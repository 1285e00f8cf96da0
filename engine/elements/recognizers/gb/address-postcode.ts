import { Part } from '../../findings.ts'
import { Shape } from '../../scan/candidates.ts'
import { elementIndex } from '../../taxonomy.ts'
import { type Drafts, Rank } from '../../text/drafts.ts'
import type { Reading } from '../../text/reading.ts'
import type { Recognizer } from '../contract.ts'

const element = elementIndex('postal-address')
/** Royal Mail: area of one or two letters, district, space, sector digit, unit of two letters without C I K M O V. */
const postcode =
  /(?:GIR ?0AA|(?:[A-PR-UWYZ]\d[\dABCDEFGHJKPSTUW]?|[A-PR-UWYZ][A-HK-Y]\d[\dABEHMNPRVWXY]?) ?\d[ABD-HJLNP-UW-Z]{2})(?![A-Za-z0-9])/y
/** House number or flat and up to six parts in front of the postcode, on at most four lines. */
const inFront =
  /(?:(?:flat|apartment|apt|unit) [\w]{1,5}[, ]{1,2})?(?<![\d/-])\d{1,4}[a-z]?,? (?:[A-Z][\p{L}'’.-]{1,20}[ ,\r\n]{1,4}){1,9}$/iu
const reach = 140

/** UK addresses: from the house number to the postcode, or the postcode alone. */
export const addressPostcode: Recognizer = {
  name: 'address-postcode',
  elements: ['postal-address'],
  read(reading, drafts) {
    const { candidates, text } = reading
    for (let at = 0; at < candidates.count; at++) {
      if (candidates.shape[at] !== Shape.code) continue
      const start = candidates.start[at]!
      postcode.lastIndex = start
      const found = postcode.exec(text)
      if (found !== null) addAddress(reading, start, start + found[0].length, drafts)
    }
  },
}

function addAddress(reading: Reading, start: number, end: number, drafts: Drafts): void {
  const { text } = reading
  const spaced = text.slice(start, end).includes(' ')
  const before = inFront.exec(text.slice(Math.max(0, start - reach), start))
  if (before !== null) {
    drafts.add(element, start - before[0].length, end, 92, Rank.label, 'A house number, street and UK postcode')
    return
  }
  if (!spaced && text.trim().length > end - start + 4) return
  drafts.add(element, start, end, 72, Rank.shape + 5, 'A UK postcode', 0, Part.postcode)
}
