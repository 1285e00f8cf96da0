import { Lead } from '../../text/value-after.ts'
import { labelledValue } from '../labelled-value.ts'

const words = new Set([
  'is',
  'was',
  'has',
  'must',
  'and',
  'or',
  'the',
  'to',
  'for',
  'reset',
  'expired',
  'required',
  'changed',
  'incorrect',
  'invalid',
  'your',
  'a',
  'protected',
  'policy',
  'field',
  'null',
  'none',
  'true',
  'false',
  'string',
  'undefined',
  'password',
  'username',
  'please',
  'forgotten',
  'yes',
  'no',
  'n/a',
])

/** What stands behind "password:" or "pwd=". "Password is required" names none. */
export const password = labelledValue({
  name: 'password',
  element: 'password',
  labels: ['password'],
  shape: /["'`]?([^\s"'`<>,;|]{4,128})["'`]?/y,
  confidence: 88,
  lead: Lead.word,
  accept(value, reading, start) {
    if (
      /^[*•.xX_-]+$|^[/~]|[([]\d?[)\]]|^[A-Z_]+=/.test(value) ||
      words.has(value.toLowerCase().replace(/[.:!?]+$/, ''))
    )
      return false
    const signed = /[:=：]/.test(reading.text.slice(Math.max(0, start - 4), start))
    return signed || /\d/.test(value)
  },
})
