import { Shape } from '../../scan/candidates.ts'
import { elementIndex } from '../../taxonomy.ts'
import { Rank } from '../../text/drafts.ts'
import type { Recognizer } from '../contract.ts'

const element = elementIndex('passport-mrz')
const weights = [7, 3, 1]

/**
 * The machine-readable zone of a passport, visa or identity card (ICAO 9303): lines of 44, 36 or 30 signs, accepted when the
 * check digits of number and dates fit, or when its first line starts as such a zone must.
 */
export const passportMrz: Recognizer = {
  name: 'passport-mrz',
  elements: ['passport-mrz'],
  read(reading, drafts) {
    const { candidates, text } = reading
    for (let at = 0; at < candidates.count; at++) {
      if (candidates.shape[at] !== Shape.mrz) continue
      const start = candidates.start[at]!
      const end = candidates.end[at]!
      const line = text.slice(start, end).normalize('NFKC')
      const second = nextLine(text, end, line.length)
      if (/^[PVIAC][A-Z<][A-Z<]{3}/.test(line) && (second === '' || passesChecks(second))) {
        const last = second === '' ? end : text.indexOf(second, end) + second.length
        const why =
          second === '' ? 'The first line of a machine-readable zone' : 'A machine-readable zone whose check digits fit'
        drafts.add(element, start, last, second === '' ? 80 : 99, Rank.labelledChecksum, why)
      } else if (passesChecks(line))
        drafts.add(element, start, end, 95, Rank.firm, 'A line of a machine-readable zone whose check digits fit')
    }
  },
}

function nextLine(text: string, end: number, length: number): string {
  const found = /^[ \t]*\r?\n[ \t]*([A-Z0-9<]{30,44})(?![A-Z0-9<])/.exec(text.slice(end, end + 60))
  return found !== null && found[1]!.length === length ? found[1]! : ''
}

/** Number, date of birth and expiry, each with its check digit, of a second line (44, 36) or of the first two of three (30). */
function passesChecks(line: string): boolean {
  if (line.length === 30)
    return /^[IAC]/.test(line) ? digitFits(line, 5, 14) : digitFits(line, 0, 6) && digitFits(line, 8, 14)
  return digitFits(line, 0, 9) && digitFits(line, 13, 19) && digitFits(line, 21, 27)
}

function digitFits(line: string, from: number, to: number): boolean {
  let sum = 0
  for (let at = from; at < to; at++) sum += valueOfSign(line[at]!) * weights[(at - from) % 3]!
  const check = line[to]!
  return /\d/.test(check) ? sum % 10 === Number(check) : check === '<' && sum === 0
}

function valueOfSign(sign: string): number {
  if (sign === '<') return 0
  return /\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 55
}
