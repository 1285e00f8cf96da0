import { Lead } from '../../text/value-after.ts'
import { labelledValue } from '../labelled-value.ts'

export const username = labelledValue({
  name: 'username',
  element: 'username',
  labels: ['username'],
  shape: /["'`]?([A-Za-z][\w.\\@-]{2,63})["'`]?(?![\w@])/y,
  confidence: 80,
  lead: Lead.sign,
  accept: (value) => !/^(?:null|none|true|false|string|undefined|admin|password|username)$/i.test(value),
})
