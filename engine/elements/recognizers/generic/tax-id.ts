import { Lead } from '../../text/value-after.ts'
import { codeShape, isPlainCode, labelledValue } from '../labelled-value.ts'

/** Tax numbers of any country by their label, where no check of a country fits. */
export const taxIdLabelled = labelledValue({
  name: 'tax-id',
  element: 'tax-id',
  labels: ['tax-id', 'itin'],
  shape: codeShape,
  confidence: 72,
  rank: 65,
  lead: Lead.sign,
  accept: (value, reading, start) => value.replace(/\D/g, '').length >= 6 && isPlainCode(value, reading, start),
})
