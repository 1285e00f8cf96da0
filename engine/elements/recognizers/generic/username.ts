import { Kind, type Lexis } from '../../text/lexis.ts'
import { Lead } from '../../text/value-after.ts'
import { labelledValue } from '../labelled-value.ts'

const words = /^(?:null|none|true|false|string|undefined|admin|password|username)$/i

export const username = labelledValue({
  name: 'username',
  element: 'username',
  labels: ['username'],
  shape: /["'`]?([A-Za-z][\w.\\@-]{2,63})["'`]?(?![\w@])/y,
  confidence: 80,
  lead: Lead.sign,
  accept: (value, reading, start) =>
    value.length > 3 && !isName(value, reading.text, start) && !words.test(value) && !isCommon(value, reading.lexis),
})

function isCommon(value: string, lexis: Lexis): boolean {
  return /^[A-Za-z]+$/.test(value) && (lexis.kindsOf(value) & Kind.common) !== 0
}

/** "User: Penny Lane" names a person, not an account. */
function isName(value: string, text: string, start: number): boolean {
  const end = start + value.length
  return /^[A-Z][a-z]+$/.test(value) && /^ [A-Z]/.test(text.slice(end, end + 2))
}
