import { Shape } from '../../scan/candidates.ts'
import { elementIndex } from '../../taxonomy.ts'
import { Rank } from '../../text/drafts.ts'
import type { Recognizer } from '../contract.ts'

const element = elementIndex('nino')
/** HMRC: first letter not D F I Q U V, second not D F I O Q U V, the pairs below never issued, suffix A-D. */
const shape = /(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Za-z0-9])/iy

/** UK National Insurance numbers: AB 12 34 56 C, with or without spaces. */
export const nino: Recognizer = {
  name: 'nino',
  elements: ['nino'],
  read({ candidates, text }, drafts) {
    for (let at = 0; at < candidates.count; at++) {
      const { shape: kind } = candidates
      if (kind[at] !== Shape.code && kind[at] !== Shape.number) continue
      const digitsFirst = /\d/.test(text[candidates.start[at]!]!)
      const start = startOfLetters(text, candidates.start[at]!, digitsFirst)
      if (start < 0 || (start > 0 && /[A-Za-z0-9]/.test(text[start - 1]!))) continue
      shape.lastIndex = start
      const found = shape.exec(text)
      if (found === null) continue
      const grouped = found[0].includes(' ') || /^[A-Z]{2}\d{6}[A-D]$/.test(found[0])
      const why = 'Shaped as only UK National Insurance numbers are'
      drafts.add(element, start, start + found[0].length, grouped ? 90 : 80, Rank.checksum, why)
    }
  },
}

/** In "AB 12 34 56 C" the scanner saw the digits; the letters stand two or three units before them. */
function startOfLetters(text: string, start: number, digitsOnly: boolean): number {
  if (!digitsOnly) return start
  return /[A-Za-z]{2} $/.test(text.slice(Math.max(0, start - 3), start)) ? start - 3 : -1
}
