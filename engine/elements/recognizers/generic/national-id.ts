import { Lead } from '../../text/value-after.ts'
import { codeShape, isPlainCode, labelledValue } from '../labelled-value.ts'

/** Identity numbers of any country by their label, where no check of a country fits. */
export const nationalIdLabelled = labelledValue({
  name: 'national-id',
  element: 'national-id',
  labels: ['national-id', 'cn-id', 'aadhaar'],
  shape: codeShape,
  confidence: 75,
  rank: 65,
  lead: Lead.sign,
  accept: (value, reading, start) => value.replace(/\D/g, '').length >= 5 && isPlainCode(value, reading, start),
})
